using System.Net;
using McpGateway.Tests.Harness;
using McpGateway.Tests.Mcp;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools;

/// <summary>Every tool of the sample with arguments made from its schema, through the running gateway.</summary>
[Collection(RunningSample.Name)]
public sealed class ArgumentSweepTests(GatewayFixture gateway)
{
    private readonly OperatorCatalog catalog = SampleCatalog.Load();

    [Fact]
    public async Task SoundArgumentsAndThoseAtABound_AreNeverBlamed_AndNothingBreaks()
    {
        var session = await Session.OpenAsync(gateway, "olivia@alpine.example");
        foreach (var tool in catalog.Tools.Values)
        {
            foreach (var arguments in ArgumentSamples.AtTheBounds(tool.Input).Prepend(ArgumentSamples.Sound(tool.Input)))
            {
                var reply = await session.CallAsync(tool.Name, arguments.ToJsonString());

                var text = Answer(tool, reply);
                string[] unhelpful = ["arguments are not valid", "something unexpected", "failed while working", "internal"];
                Assert.All(unhelpful, words => Assert.False(
                    text?.Contains(words, StringComparison.Ordinal) == true, $"{tool.Name} {arguments.ToJsonString()}: {text}"));
            }
        }
    }

    [Fact]
    public async Task BadArguments_AreRefused_WithTheNameOfEach()
    {
        var session = await Session.OpenAsync(gateway, "olivia@alpine.example");
        foreach (var tool in catalog.Tools.Values)
        {
            foreach (var (arguments, named) in ArgumentSamples.Bad(tool.Input))
            {
                var reply = await session.CallAsync(tool.Name, arguments);

                var shown = $"{tool.Name} {arguments[..Math.Min(arguments.Length, 200)]}: {reply.Text}";
                Assert.True(Answer(tool, reply) is { } text && text.Contains(named, StringComparison.Ordinal), shown);
            }
        }
    }

    [Theory]
    [InlineData("../../venues")]
    [InlineData("a/b")]
    [InlineData("a\\\\b")]
    [InlineData("..")]
    [InlineData("a\\u0000b")]
    [InlineData("a%2f..%2fb")]
    [InlineData("?q=1#x")]
    public async Task AnIdThatIsNone_FindsNothing_WhereverItGoes(string id)
    {
        var session = await Session.OpenAsync(gateway, "olivia@alpine.example");
        foreach (var tool in catalog.Tools.Values.Where(tool => tool.Operation is Operation.Http http && http.Path.Parameters.Any()))
        {
            var arguments = ArgumentSamples.Sound(tool.Input).ToJsonString();
            var name = ((Operation.Http)tool.Operation).Path.Parameters.First();

            var wrong = arguments.Replace($"\"{name}\":\"x\"", $"\"{name}\":\"{id}\"", StringComparison.Ordinal);

            // Only the back office knows whether there is such a thing, and it is asked once the user has agreed.
            var text = Answer(tool, await session.CallConfirmedAsync(tool.Name, wrong));

            Assert.Matches("is not an id|There is nothing with this id|does not accept these values", text);
        }
    }

    /// <summary>The sentence of a refusal, null for a result.</summary>
    private static string? Answer(ToolDefinition tool, McpReply reply)
    {
        Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{tool.Name}: {reply.Status} {reply.Text}");
        if (reply.Json.TryGetProperty("error", out var error))
        {
            return error.GetProperty("message").GetString();
        }

        var isError = reply.Result.TryGetProperty("isError", out var flag) && flag.GetBoolean();
        return isError ? reply.Result.GetProperty("content")[0].GetProperty("text").GetString() : null;
    }
}
