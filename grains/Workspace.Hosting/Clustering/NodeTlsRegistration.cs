using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Connections.Security;

namespace Workspace.Hosting.Clustering;

/// <summary>Puts TLS with certificates on both sides on every connection of Orleans, where it is configured.</summary>
internal static class NodeTlsRegistration
{
    /// <summary>Silos address each other by number; certificates are told apart by who signed them.</summary>
    private const string AnyName = "samenbeeld";

    public static void AddTls(this ISiloBuilder silo, NodeTls tls)
    {
        if (tls.IsOn)
        {
            silo.UseTls(Configure(tls));
        }
    }

    public static void AddTls(this IClientBuilder client, NodeTls tls)
    {
        if (tls.IsOn)
        {
            client.UseTls(Configure(tls));
        }
    }

    /// <summary>Needed while services are still being registered, so it is bound and checked here.</summary>
    public static NodeTls Tls(this IHostApplicationBuilder builder)
    {
        var tls = builder.Configuration.GetSection(NodeTls.Section).Get<NodeTls>() ?? new();
        var checkedTls = new NodeTlsValidator().Validate(name: null, tls);
        return checkedTls.Failed ? throw new OptionsValidationException(NodeTls.Section, typeof(NodeTls), checkedTls.Failures) : tls;
    }

    private static Action<TlsOptions> Configure(NodeTls tls)
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(tls.Authority!);
        return options =>
        {
            options.LocalCertificate = tls.LoadCertificate();
            options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.RemoteCertificateValidation = (certificate, _, _) => certificate is not null && NodeTls.IsSignedBy(authority, certificate);
            options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = AnyName;
        };
    }
}
