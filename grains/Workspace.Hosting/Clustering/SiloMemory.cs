using Microsoft.Extensions.Options;

namespace Workspace.Hosting.Clustering;

/// <summary>How long a silo keeps what nobody uses. Section <c>Workspace:Silo</c>.</summary>
internal sealed class SiloMemory
{
    /// <summary>A section, picture or list that nobody has called for this long leaves the memory; it is loaded again when it is asked for. Default: 15 minutes.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(15);
}

internal sealed class SiloMemoryValidator : IValidateOptions<SiloMemory>
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, SiloMemory options) => options.IdleAfter < Least || options.IdleAfter > Most
        ? ValidateOptionsResult.Fail($"{SiloEndpoints.Section}:{nameof(options.IdleAfter)} is {options.IdleAfter}; it must be from {Least} to {Most}.")
        : ValidateOptionsResult.Success;
}
