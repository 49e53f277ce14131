namespace Cyclops.Ctl.Terminal;

/// <summary>Asks a person before something is changed.</summary>
internal static class Question
{
    /// <summary>Goes on only with a yes.</summary>
    /// <param name="console">Where the person is.</param>
    /// <param name="verb">What is asked for: <c>Apply</c>.</param>
    /// <exception cref="CtlException">Nobody is there, or the answer is no.</exception>
    public static void Ask(CtlConsole console, string verb)
    {
        if (console.Answers is not { } answers)
        {
            throw CtlException.BadInput("nobody is there to say yes", "Give --yes to go on without being asked.");
        }

        console.Notes.Line($"{verb} this? Type yes:");
        if (answers.ReadLine()?.Trim() is not ("yes" or "y"))
        {
            throw new CtlException(ExitCodes.Differences, "nothing was done");
        }
    }
}
