namespace Cyclops.Controller.Store;

/// <summary>The folder of the embedded store belongs to one controller at a time; the system lets go of it when the process dies.</summary>
internal static class StoreLock
{
    public const string FileName = "controller.lock";

    /// <exception cref="StoreException">Another controller has it, or the folder cannot be written.</exception>
    public static FileStream Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store's folder {folder} cannot be made: {fault.Message} Set Cyclops__Store__Path to a folder the controller may write.", fault);
        }

        var path = Path.Combine(folder, FileName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StoreException($"The store's folder {folder} cannot be written: {fault.Message} Set Cyclops__Store__Path to a folder the controller may write.", fault);
        }
        catch (IOException fault)
        {
            throw new StoreException(
                $"Another controller is using the store in {folder} ({path} is locked). Two would undo each other's work: stop the other one, "
                + "or give this one a folder of its own with Cyclops__Store__Path, if it follows another repository.",
                fault);
        }
    }
}
