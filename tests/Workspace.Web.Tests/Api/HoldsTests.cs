using System.Collections.Immutable;
using System.Net.Http.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api;

/// <summary>A hold is known to its partner; a coordinator of that partner who does not write for it sees that there is one; nobody else sees anything.</summary>
public sealed class HoldsTests(Workplace workplace)
{
    private const string Analyst = "bram-oosterling";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_coordinator_of_the_own_partner_sees_that_there_is_a_hold_and_not_by_whom_or_about_what()
    {
        var picture = await workplace.StartPictureAsync();
        using var noor = await workplace.Host.SignInAsync(Workplace.Coordinator);
        await OnlyCoordinatesAsync(noor, picture);
        using var bram = await workplace.Host.SignInAsync(Analyst);
        var set = await bram.PostAsync<PublicationHold>($"/api/pictures/{picture}/holds", new SetHold { Area = "GM9901", Section = "police", About = "loods aan de Wetering" });
        Assert.Equal(Analyst, set.By?.Value);

        var seen = Assert.Single(await noor.GetAsync<ImmutableArray<PublicationHold>>($"/api/pictures/{picture}/holds"));
        Assert.Equal(new PublicationHold { Id = set.Id, At = set.At }, seen);
        using var lift = await noor.SendAsync("DELETE", $"/api/pictures/{picture}/holds/{set.Id}");
        await lift.ProblemAsync(ProblemCode.NotFound);
        Assert.Equal(set, Assert.Single(await bram.GetAsync<ImmutableArray<PublicationHold>>($"/api/pictures/{picture}/holds")));
    }

    [Fact]
    public async Task Others_see_nothing_of_it_and_its_partner_lifts_it()
    {
        var picture = await workplace.StartPictureAsync();
        using var pieter = await workplace.Host.SignInAsync(Workplace.Prosecutor);
        var set = await pieter.PostAsync<PublicationHold>($"/api/pictures/{picture}/holds", new SetHold { About = "lopend onderzoek" });
        foreach (var person in new[] { Workplace.PoliceEditor, Workplace.Coordinator, Workplace.Reader })
        {
            using var other = await workplace.Host.SignInAsync(person);
            Assert.Empty(await other.GetAsync<ImmutableArray<PublicationHold>>($"/api/pictures/{picture}/holds"));
        }

        using var lift = await pieter.SendAsync("DELETE", $"/api/pictures/{picture}/holds/{set.Id}");
        Assert.True(lift.IsSuccessStatusCode);
        Assert.Empty(await pieter.GetAsync<ImmutableArray<PublicationHold>>($"/api/pictures/{picture}/holds"));
    }

    /// <summary>Takes the coordinator's other roles away.</summary>
    private static async Task OnlyCoordinatesAsync(Browser noor, string picture)
    {
        var view = await noor.GetAsync<PictureView>($"/api/pictures/{picture}");
        ImmutableArray<PersonRoles> people = [new() { Person = Workplace.Coordinator, Roles = [PictureRole.Coordinator] }];
        using var answer = await noor.Http.PutAsJsonAsync($"/api/pictures/{picture}/people", new SetPeople { ExpectedVersion = view.Version, People = people }, Workplace.Json, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
