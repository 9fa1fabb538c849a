using System.Collections.Immutable;
using System.Net;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Storage;
using Workspace.Web.Api.Problems;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>The tables behind problem details, and what faults become.</summary>
public sealed class ProblemTests
{
    public static TheoryData<ProblemCode> Codes => [.. Enum.GetValues<ProblemCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_status_and_words_in_both_languages(ProblemCode code)
    {
        Assert.InRange(ProblemStatus.Of(code), 400, 599);
        foreach (var language in Enum.GetValues<Language>())
        {
            var body = ProblemBody.Of(Problem.Of(code), language);
            Assert.False(string.IsNullOrWhiteSpace(body.Title));
            Assert.DoesNotContain("{", body.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parameters_are_filled_in_and_absent_ones_leave_dots()
    {
        var problem = Problem.Of(ProblemCode.FieldTooLong, ("field", "title"), ("max", "200"));
        Assert.Equal("The field 'title' has … characters; at most 200 are allowed.", ProblemTexts.Detail(problem, Language.English));
    }

    public static TheoryData<Exception, ProblemCode> Faults_ => new()
    {
        { new StorageUnavailableException("geheim"), ProblemCode.StorageUnavailable },
        { new TimeoutException("geheim"), ProblemCode.StorageUnavailable },
        { new Orleans.Runtime.OrleansException("geheim"), ProblemCode.StorageUnavailable },
        { new InvalidOperationException("geheim"), ProblemCode.Internal },
    };

    [Theory]
    [MemberData(nameof(Faults_))]
    public async Task A_fault_below_becomes_a_problem_without_its_text(Exception fault, ProblemCode code)
    {
        await using var host = await EdgeHost.StartAsync(builder => builder.Services.AddStandIns().Put<IDirectoryGrain>(IDirectoryGrain.Key, new BrokenDirectory(fault)));
        using var browser = host.Open();

        using var answer = await browser.SendAsync("GET", "/api/demo/people");

        var problem = await answer.ProblemAsync(code);
        Assert.DoesNotContain("geheim", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(code == ProblemCode.Internal, problem.Parameters.ContainsKey("trace"));
        Assert.NotEmpty(answer.Headers.GetValues("Content-Security-Policy"));

        using var ready = await browser.SendAsync("GET", "/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await browser.SendAsync("GET", "/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    public static TheoryData<Exception, ProblemCode> Silences => new()
    {
        { new StorageUnavailableException("geheim"), ProblemCode.StorageUnavailable },
        { new TimeoutException("geheim"), ProblemCode.OutcomeUnknown },
        { new Orleans.Runtime.SiloUnavailableException("geheim"), ProblemCode.OutcomeUnknown },
    };

    [Theory]
    [MemberData(nameof(Silences))]
    public void Whether_a_command_without_an_answer_was_stored_is_not_promised(Exception fault, ProblemCode code)
    {
        Assert.Equal(code, Faults.Of(fault, "trace", once: true).Code);
        Assert.Equal(ProblemCode.StorageUnavailable, Faults.Of(fault, "trace").Code);
    }

    [Fact]
    public async Task Too_many_requests_are_told_to_wait()
    {
        await using var host = await EdgeHost.StartAsync(
            builder => builder.Services.AddStandIns().Put<IDirectoryGrain>(IDirectoryGrain.Key, new BrokenDirectory(null)), "--Limits:Burst", "3", "--Limits:RequestsPerSecond", "1");
        using var browser = host.Open();
        for (var i = 0; i < 3; i++)
        {
            using var good = await browser.SendAsync("GET", "/api/session");
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        }

        using var answer = await browser.SendAsync("GET", "/api/session");

        await answer.ProblemAsync(ProblemCode.TooManyRequests);
        Assert.Equal("1", answer.Headers.RetryAfter?.ToString());
    }

    private sealed class BrokenDirectory(Exception? fault) : IDirectoryGrain
    {
        public Task<ImmutableArray<Partner>> List() => Answer(ImmutableArray<Partner>.Empty);

        public Task<Person?> FindPerson(PersonId id) => Answer<Person?>(null);

        public Task<ImmutableArray<Partner>> Find(ImmutableArray<PartnerId> ids) => Answer(ImmutableArray<Partner>.Empty);

        public Task<Outcome<Unit>> Put(ImmutableArray<Partner> partners) => Answer<Outcome<Unit>>(Unit.Value);

        private Task<T> Answer<T>(T value) => fault is null ? Task.FromResult(value) : Task.FromException<T>(fault);
    }
}
