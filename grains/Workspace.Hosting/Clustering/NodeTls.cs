using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Workspace.Hosting.Clustering;

/// <summary>
/// Encryption between the processes of a cluster: silos with each other, web nodes with silos. Section <c>Workspace:Tls</c>; off as long as no certificate is named. All three are files in PEM.
/// They are read at the start: renew them and restart the processes one by one.
/// </summary>
internal sealed class NodeTls
{
    public const string Section = "Workspace:Tls";

    /// <summary>Certificate of this process, for use as server and as client.</summary>
    public string? Certificate { get; set; }

    /// <summary>Its private key.</summary>
    public string? Key { get; set; }

    /// <summary>
    /// Certificate of the authority that signed those of all processes of the cluster. Having one of its certificates is what lets a process in, so it signs for nobody else; names are not
    /// looked at, since silos know each other by address.
    /// </summary>
    public string? Authority { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Certificate);

    public X509Certificate2 LoadCertificate() => X509Certificate2.CreateFromPemFile(Certificate!, Key);

    /// <summary>Whether a certificate was signed by the authority and is valid now. Revocation is a new authority: a cluster has a handful of certificates.</summary>
    public static bool IsSignedBy(X509Certificate2 authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}

internal sealed class NodeTlsValidator : IValidateOptions<NodeTls>
{
    public ValidateOptionsResult Validate(string? name, NodeTls options)
    {
        var files = new[] { (nameof(options.Certificate), options.Certificate), (nameof(options.Key), options.Key), (nameof(options.Authority), options.Authority) };
        if (files.All(file => string.IsNullOrWhiteSpace(file.Item2)))
        {
            return ValidateOptionsResult.Success;
        }

        var missing = files.Where(file => !File.Exists(file.Item2)).Select(file => $"{NodeTls.Section}:{file.Item1} must be the path of a file in PEM.").ToList();
        if (missing.Count > 0)
        {
            return ValidateOptionsResult.Fail(missing);
        }

        try
        {
            using var own = options.LoadCertificate();
            using var authority = X509CertificateLoader.LoadCertificateFromFile(options.Authority!);
            return NodeTls.IsSignedBy(authority, own)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{NodeTls.Section}:{nameof(options.Certificate)} is not valid now, or was not signed by {nameof(options.Authority)}.");
        }
        catch (CryptographicException exception)
        {
            return ValidateOptionsResult.Fail($"{NodeTls.Section}: {exception.Message}");
        }
    }
}
