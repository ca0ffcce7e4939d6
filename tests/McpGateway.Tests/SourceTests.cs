using System.Text.RegularExpressions;

namespace McpGateway.Tests;

/// <summary>The habits of the house, where a machine can tell.</summary>
public sealed class SourceTests
{
    private static readonly IReadOnlyList<SourceFile> Source = [.. Repository.Files("src", ".cs", ".razor")];

    private static readonly IReadOnlyList<SourceFile> Everything =
        [.. Source, .. Repository.Files("tests", ".cs", ".mjs")];

    [Fact]
    public void FilesAreShort()
    {
        var lengths = Source.Select(file => file.Lines.Count).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 60);
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, 180);
        Assert.DoesNotContain(Everything, file => file.Lines.Count > 300);
    }

    [Fact]
    public void LinesFitTheScreen() =>
        Assert.DoesNotContain(
            Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs"))
                .SelectMany(file => file.Lines.Select((line, i) => (At: $"{file.Path}:{i + 1}", line.Length))),
            line => line.Length > (line.At.StartsWith("src/", StringComparison.Ordinal) ? 130 : 170));

    [Theory]
    [InlineData(@"DateTime(Offset)?\.(Utc)?Now", "time comes from TimeProvider")]
    [InlineData(@"new Random\(|Random\.Shared", "randomness comes from RandomNumberGenerator")]
    [InlineData(@"Thread\.Sleep|\.Wait\(\)|\.GetAwaiter\(\)\.GetResult\(\)|Task\.Wait(All|Any)\(|ResetEvent|BlockingCollection|RunSynchronously",
        "nothing blocks: a call runs on the thread that waits for sockets")]
    [InlineData(@"Console\.Write", "the process speaks by its logs")]
    [InlineData(@"#region|#pragma|#nullable disable", "no regions, no silenced warnings")]
    [InlineData(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", "nothing is left half-built")]
    [InlineData(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(", "logs are source-generated")]
    [InlineData(@"\b(MD5|SHA1)\.", "no broken digests")]
    public void TheGatewayNeverUses(string pattern, string because)
    {
        // The sample prints its banner and seeds its data by a fixed random sequence: it is an example, not the
        // product.
        var found = Source.Where(file => !file.Path.StartsWith("src/McpGateway.Sample/", StringComparison.Ordinal))
            .SelectMany(file => file.Lines.Select((line, i) => (At: $"{file.Path}:{i + 1}", Line: line.Trim())))
            .Where(line => Regex.IsMatch(line.Line, pattern));

        Assert.True(!found.Any(), $"{because}: {string.Join("; ", found.Select(line => line.At))}");
    }

    /// <summary>A certificate names addresses to get its issuer from; the runtime visits them while others wait.</summary>
    [Fact]
    public void WhereverTheGatewayConnects_NothingIsDownloadedForACertificate() => Assert.All(
        Source.Where(file => file.Text.Contains("new SocketsHttpHandler", StringComparison.Ordinal)
            && !file.Path.StartsWith("src/McpGateway.Sample/", StringComparison.Ordinal)),
        file => Assert.Contains("CertificateChainPolicy = ", file.Text, StringComparison.Ordinal));

    [Fact]
    public void TypeNamesSayWhatAThingIs()
    {
        const string vague =
            @"\b(class|record|struct|interface|enum) \w+(Manager|Helpers?|Utils?|Base|Impl|Info|Dto|Service)\b";

        Assert.DoesNotContain(Source, file => Regex.IsMatch(file.Text, vague));
    }

    [Fact]
    public void TestsAreNeverSkipped() =>
        Assert.DoesNotContain(
            Repository.Files("tests", ".cs", ".mjs").Where(file => !file.Path.EndsWith("/SourceTests.cs")),
            file => Regex.IsMatch(file.Text, @"Skip\s*=\s*""|\.skip\(|Assert\.True\(true\b"));

    [Fact]
    public void EveryPackageVersionIsWrittenOnceAndCentrally() =>
        Assert.DoesNotContain(Repository.Files("src", ".csproj").Concat(Repository.Files("tests", ".csproj")),
            file => Regex.IsMatch(file.Text, @"PackageReference[^>]*Version="));
}
