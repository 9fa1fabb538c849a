using Workspace.Grains.Sections;

namespace Workspace.Grains.Tests.Sections;

public sealed class PacingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(150, 0)]
    [InlineData(1_000, 5_000)]
    [InlineData(5_000, 25_000)]
    [InlineData(40_000, 100_000)]
    [InlineData(3_000_000, 100_000)]
    public void The_longer_it_took_the_more_may_gather_up_to_a_bound(int took, int pause) =>
        Assert.Equal(pause == 0 ? null : TimeSpan.FromMicroseconds(pause), Pacing.After(TimeSpan.FromMicroseconds(took)));

    [Theory]
    [InlineData(1_500, 0)]
    [InlineData(6_000, 12_000)]
    [InlineData(3_000_000, 50_000)]
    public void Pushes_gather_only_where_storage_has_a_queue(int took, int pause) =>
        Assert.Equal(pause == 0 ? null : TimeSpan.FromMicroseconds(pause), Pacing.AfterStoring(TimeSpan.FromMicroseconds(took)));
}
