using Microsoft.Extensions.Configuration;
using Workspace.Web.Access;

namespace Workspace.Web.Tests.Access;

/// <summary>When demo mode is on, and when the program does not start.</summary>
public sealed class StartTests
{
    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build();

    [Fact]
    public void Without_settings_it_listens_on_loopback_in_demo_mode()
    {
        Assert.Equal(["http://127.0.0.1:5080"], BoundAddresses.From(Settings()));
        Assert.True(DemoMode.From(Settings()).Enabled);
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], AllowedHosts.From(Settings()));
    }

    [Theory]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://127.0.0.1:5000;https://[::1]:5001", true)]
    [InlineData("http://127.1.2.3:80", true)]
    [InlineData("http://0.0.0.0:5000", false)]
    [InlineData("http://*:5000", false)]
    [InlineData("http://+:80", false)]
    [InlineData("http://[::]:80", false)]
    [InlineData("http://192.168.1.5:80", false)]
    [InlineData("http://samenbeeld.example:80", false)]
    [InlineData("http://127.0.0.1:5000;http://10.0.0.1:5000", false)]
    public void Demo_mode_is_off_where_others_can_come_and_refuses_to_be_forced(string urls, bool loopback)
    {
        Assert.Equal(loopback, DemoMode.From(Settings(("urls", urls))).Enabled);
        if (!loopback)
        {
            var refused = Assert.Throws<StartRefusedException>(() => DemoMode.From(Settings(("urls", urls), ("Demo:Enabled", "true"))));
            Assert.Contains("Demo:Enabled", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
            Assert.Equal(["*"], AllowedHosts.From(Settings(("urls", urls))));
        }
    }

    [Fact]
    public void Ports_of_a_container_count_as_open_to_all()
    {
        Assert.False(DemoMode.From(Settings(("http_ports", "8080"))).Enabled);
        Assert.Throws<StartRefusedException>(() => DemoMode.From(Settings(("https_ports", "8443"), ("Demo:Enabled", "true"))));
        Assert.Throws<StartRefusedException>(() => DemoMode.From(Settings(("Kestrel:Endpoints:Http:Url", "http://*:80"), ("urls", "http://127.0.0.1:1"), ("Demo:Enabled", "true"))));
    }

    [Fact]
    public void An_identity_provider_turns_demo_mode_off_unless_it_is_wanted()
    {
        Assert.False(DemoMode.From(Settings(("Oidc:Authority", "https://login.example"))).Enabled);
        Assert.True(DemoMode.From(Settings(("Oidc:Authority", "https://login.example"), ("Demo:Enabled", "true"))).Enabled);
        Assert.False(DemoMode.From(Settings(("Demo:Enabled", "false"))).Enabled);
    }

    [Fact]
    public void What_was_really_bound_is_checked_again() =>
        Assert.Throws<StartRefusedException>(() => new DemoMode(Enabled: true).Require(["http://[::]:5080"]));
}
