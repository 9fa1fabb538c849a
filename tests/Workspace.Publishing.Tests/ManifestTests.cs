using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Workspace.Contracts;
using Workspace.Contracts.Publishing;
using Workspace.Publishing.Manifests;
using Xunit;

namespace Workspace.Publishing.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void The_manifest_of_a_model_verifies_against_it()
    {
        var model = Veldermeer.Model();
        var manifest = ManifestBuilder.Build(model, "picture.v1", new string('a', 64));

        Assert.True(ManifestBuilder.Verify(manifest));
        Assert.True(ManifestBuilder.Verify(manifest, model));
        Assert.Equal(19, manifest.Sections.Length);
        Assert.Equal(6, manifest.Sections[0].Signatures);
        Assert.Equal(manifest, ManifestBuilder.Build(model, "picture.v1", new string('a', 64)) with { Sections = manifest.Sections });
    }

    [Fact]
    public void Any_change_to_a_listed_section_is_seen()
    {
        var model = Veldermeer.Model();
        var manifest = ManifestBuilder.Build(model, "picture.v1", "");
        for (var i = 0; i < manifest.Sections.Length; i++)
        {
            var section = manifest.Sections[i];
            Assert.False(ManifestBuilder.Verify(With(i, section with { Hash = Flip(section.Hash) })));
            Assert.False(ManifestBuilder.Verify(With(i, section with { Number = section.Number + "0" })));
            Assert.False(ManifestBuilder.Verify(With(i, section with { Section = SectionId.Parse(section.Section.Value + "x") })));
            Assert.False(ManifestBuilder.Verify(manifest with { Sections = manifest.Sections.RemoveAt(i) }));
        }

        Assert.False(ManifestBuilder.Verify(manifest with { Sections = [.. manifest.Sections.Reverse()] }));
        Assert.False(ManifestBuilder.Verify(manifest with { Sections = manifest.Sections.Add(manifest.Sections[^1]) }));
        Assert.False(ManifestBuilder.Verify(manifest with { Root = Flip(manifest.Root) }));

        PublicationManifest With(int i, ManifestSection section) => manifest with { Sections = manifest.Sections.SetItem(i, section) };
    }

    [Fact]
    public void Another_revision_or_another_text_is_not_this_model()
    {
        var model = Veldermeer.Model();
        var manifest = ManifestBuilder.Build(model, "picture.v1", "");

        Assert.False(ManifestBuilder.Verify(manifest, model with { Revision = 2 }));
        Assert.False(ManifestBuilder.Verify(manifest, model with { Chapters = model.Chapters.RemoveAt(3) }));
        Assert.False(ManifestBuilder.Verify(manifest with { Picture = PictureId.Parse("other") }, model));
    }

    [Fact]
    public void Fields_cannot_flow_into_each_other() =>
        Assert.NotEqual(ManifestBuilder.Root([new(SectionId.Parse("s-1"), "11", "a", 1)]), ManifestBuilder.Root([new(SectionId.Parse("s-11"), "1", "a", 1)]));

    /// <summary>Root hashes of the well-known test leaves of RFC 6962 implementations (certificate-transparency, merkletree tests).</summary>
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_tree_is_that_of_RFC_6962(int leaves, string root)
    {
        ImmutableArray<string> inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        ImmutableArray<byte[]> hashes = [.. inputs.Take(leaves).Select(i => SHA256.HashData([0x00, .. Convert.FromHexString(i)]))];

        Assert.Equal(root, Convert.ToHexStringLower(Merkle.Root(hashes)));
    }

    [Fact]
    public void The_example_in_the_description_is_right()
    {
        var root = ManifestBuilder.Root([new(SectionId.Parse("s-1-1"), "1.1", new string('a', 64), 1), new(SectionId.Parse("s-2-1"), "2.1", new string('b', 64), 0)]);
        var readme = File.ReadAllText(Path.Combine(Publishing.Root, "grains", "Workspace.Publishing", "Manifests", "README.md"));

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"= {root}"), readme, StringComparison.Ordinal);
    }

    private static string Flip(string hash) => (hash[0] == '0' ? '1' : '0') + hash[1..];
}
