using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Metadata;
using Workspace.Contracts;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Access;

/// <summary>How much one person, or one unknown address, may ask. Settings under <c>Limits</c>.</summary>
internal static class Limits
{
    public const string Api = "api";
    public const string SignIn = "sign-in";
    public const string Tips = "tips";
    public const string Upload = "upload";

    /// <summary>One table at a time for a person.</summary>
    public const string Table = "table";

    /// <summary>Largest body of an ordinary request.</summary>
    public const long Body = 256 * 1024;

    /// <summary>Largest body that starts a picture: 200 sections with their first texts.</summary>
    public const long PictureBody = 16 * 1024 * 1024;

    /// <summary>Largest file with boundaries.</summary>
    public const long AreaFile = 300L * 1024 * 1024;

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perSecond = configuration.GetValue("Limits:RequestsPerSecond", 50);
        var burst = configuration.GetValue("Limits:Burst", 300);
        var signIns = configuration.GetValue("Limits:SignInsPerMinute", 60);
        var tips = configuration.GetValue("Limits:TipsPerMinute", 30);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "1";
                var policy = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute>()?.PolicyName ?? Api;
                return new(context.HttpContext.WriteProblemAsync(ProblemCode.TooManyRequests, ("limit", policy)));
            };
            options.AddPolicy(Api, context => RateLimitPartition.GetTokenBucketLimiter(
                Who(context),
                _ => new() { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true }));
            options.AddPolicy(SignIn, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context),
                _ => new() { TokenLimit = signIns, TokensPerPeriod = signIns, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = true }));
            options.AddPolicy(Table, context => RateLimitPartition.GetConcurrencyLimiter(Who(context), _ => new() { PermitLimit = 1, QueueLimit = 0 }));
            options.AddPolicy(Tips, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context),
                _ => new() { TokenLimit = tips, TokensPerPeriod = tips, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = true }));
            options.AddPolicy(Upload, _ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = 1, QueueLimit = 0 }));
        });
    }

    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder builder, long bytes) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new BodyLimit(bytes));

    private static string Who(HttpContext context) => Identity.IsComplete(context.User) ? context.User.Person().Value : Address(context);

    private static string Address(HttpContext context) => string.Create(CultureInfo.InvariantCulture, $"ip {context.Connection.RemoteIpAddress}");

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
