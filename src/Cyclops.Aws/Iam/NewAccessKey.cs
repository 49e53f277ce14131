using Cyclops.Model.Secrets;

namespace Cyclops.Aws.Iam;

/// <summary>An access key that was just made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">Its secret, which nobody can ask for again.</param>
public sealed record NewAccessKey(string Id, Secret Secret);
