using Cyclops.Aws;
using Cyclops.Ctl.Clouds;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Workspaces;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Sources;
using Cyclops.Reconcilers;
using Cyclops.Reconcilers.Diagnosis;

namespace Cyclops.Ctl.Diagnosis;

/// <summary>Asks AWS about an app where that can be done, and says why where it cannot: it is never an error.</summary>
internal sealed class AppViewer(TimeProvider time)
{
    /// <summary>Whoever describes an app has the controller's answer already.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<AppView> LookAsync(SourceArguments source, AwsTarget target, string environment, string app, CancellationToken cancellationToken)
    {
        try
        {
            var checkout = await ManifestCheckout.ReadAsync(source, time, cancellationToken);
            var home = Home.Find(checkout, environment, app);
            using var clouds = AwsConnection.Connect(target, time);
            var aws = home.Connect(clouds);
            var found = await new AppDiagnostics(aws, home.Platform.Name).ReadAsync(home.Key, cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return new(Problem: null, aws.Region, found);
        }
        catch (SourceException)
        {
            return Not($"the manifests say which account and region to ask, and none could be read from {source.Folder}; give --repo");
        }
        catch (CtlException fault)
        {
            return Not(fault.Message);
        }
        catch (CloudFault fault)
        {
            var hint = AwsTrouble.IsDenied(fault.Code) ? "\"cyclops-ctl iam-policy operator\" prints the rights that it takes." : AwsTrouble.HintFor(fault.Code);
            return Not(hint is null ? fault.Message : $"{fault.Message}. {hint}");
        }
        catch (TimeoutException)
        {
            return Not($"it did not answer within {Patience.TotalSeconds:0} s");
        }

        static AppView Not(string why) => new(why, Region: null, Found: null);
    }
}
