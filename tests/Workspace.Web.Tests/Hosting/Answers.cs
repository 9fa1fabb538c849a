using System.Net;
using System.Net.Http.Json;
using System.Text;
using Workspace.Contracts;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Tests.Hosting;

/// <summary>Asking over HTTP, and reading refusals.</summary>
internal static class Answers
{
    public static Task<HttpResponseMessage> SendAsync(this Browser browser, string method, string path, string? json = null, string? language = null, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, mediaType);
        }

        if (language is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }

        return browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The value of a good answer.</summary>
    public static async Task<T> GetAsync<T>(this Browser browser, string path)
    {
        using var answer = await browser.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return await answer.ValueAsync<T>();
    }

    public static async Task<T> PostAsync<T>(this Browser browser, string path, object? body)
    {
        using var answer = await browser.Http.PostAsJsonAsync(path, body, Workplace.Json, TestContext.Current.CancellationToken);
        return await answer.ValueAsync<T>();
    }

    public static async Task<T> ValueAsync<T>(this HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await answer.Content.ReadFromJsonAsync<T>(Workplace.Json, TestContext.Current.CancellationToken))!;
    }

    /// <summary>The refusal, after checking everything that holds for each of them.</summary>
    public static async Task<ProblemBody> ProblemAsync(this HttpResponseMessage answer, ProblemCode code, HttpStatusCode? status = null)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {text}");
        var problem = System.Text.Json.JsonSerializer.Deserialize<ProblemBody>(text, Workplace.Json)!;
        Assert.Equal(code, problem.Code);
        Assert.Equal($"https://samenbeeld.example/problems/{code}", problem.Type);
        Assert.Equal((int)answer.StatusCode, problem.Status);
        Assert.Equal(status ?? (HttpStatusCode)ProblemStatus.Of(code), answer.StatusCode);
        Assert.False(string.IsNullOrWhiteSpace(problem.Title));
        Assert.False(string.IsNullOrWhiteSpace(problem.Detail));
        Assert.DoesNotContain("{", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        return problem;
    }
}
