using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Workspace.Contracts;
using Workspace.Contracts.Storage;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Access;

/// <summary>The cookie session: one encrypted cookie, gone with the browser session or after eight idle hours. Its keys survive a restart.</summary>
internal static class Sessions
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    public static AuthenticationBuilder AddSessions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataProtection().SetApplicationName("Samenbeeld");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            // Web nodes of one cluster point this at the same folder; a single process keeps the keys beside its data.
            var folder = configuration["Access:KeysFolder"] ?? provider.GetService<IDataFolder>()?.Sub("keys");
            if (folder is not null)
            {
                keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder), provider.GetRequiredService<ILoggerFactory>());
            }
        }));

        return services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie.Name = "samenbeeld";
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.IsEssential = true;
            options.CookieManager = new HostPrefixCookies();
            options.ExpireTimeSpan = Idle;
            options.SlidingExpiration = true;
            options.Events.OnRedirectToLogin = context => context.HttpContext.WriteProblemAsync(ProblemCode.NotSignedIn);
            options.Events.OnRedirectToAccessDenied = context => context.HttpContext.WriteProblemAsync(ProblemCode.NotAllowed);
            options.Events.OnValidatePrincipal = context =>
            {
                if (!Identity.IsComplete(context.Principal))
                {
                    context.RejectPrincipal();
                }

                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Over https the name gets the prefix that binds it to this host (RFC 6265bis); over plain http on loopback browsers refuse that prefix.</summary>
    private sealed class HostPrefixCookies : ICookieManager
    {
        private readonly ChunkingCookieManager inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, Name(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            inner.AppendResponseCookie(context, Name(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) => inner.DeleteCookie(context, Name(context, key), options);

        private static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
    }
}
