using McpGateway.OAuth.Clients.Documents;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>Which client ids are addresses of documents (draft-ietf-oauth-client-id-metadata-document §3).</summary>
public sealed class DocumentUrlTests
{
    [Theory]
    [InlineData("https://claude.ai/oauth/mcp-oauth-client-metadata")]
    [InlineData("https://chatgpt.com/oauth/connector_1-a~b/client.json")]
    [InlineData("https://documents.example/c")]
    [InlineData("https://documents.example/client/")]
    [InlineData("https://documents.example/.well-known/client.json")]
    [InlineData("https://xn--80ak6aa92e.com/c.json")]
    public void IsTakenAsItStands(string clientId) => Assert.Equal(clientId, DocumentUrl.TryRead(clientId)?.AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("client")]
    [InlineData("http://documents.example/c.json")]
    [InlineData("HTTPS://documents.example/c.json")]
    [InlineData("ftp://documents.example/c.json")]
    [InlineData("https:documents.example/c.json")]
    [InlineData("https:/documents.example/c.json")]
    [InlineData("https:///documents.example/c.json")]
    [InlineData("https:\\\\documents.example\\c.json")]
    [InlineData("https://documents.example")]
    [InlineData("https://documents.example/")]
    [InlineData("https://documents.example//")]
    [InlineData("https://documents.example//c.json")]
    [InlineData("https://documents.example/a//c.json")]
    [InlineData("https://Documents.example/c.json")]
    [InlineData("https://documents.example./c.json")]
    [InlineData("https://documents.example:443/c.json")]
    [InlineData("https://documents.example:8443/c.json")]
    [InlineData("https://documents.example:/c.json")]
    [InlineData("https://user@documents.example/c.json")]
    [InlineData("https://user:pw@documents.example/c.json")]
    [InlineData("https://@documents.example/c.json")]
    [InlineData("https://documents.example/c.json?x=1")]
    [InlineData("https://documents.example/c.json?")]
    [InlineData("https://documents.example/c.json#x")]
    [InlineData("https://documents.example/c.json#")]
    [InlineData("https://documents.example/./c.json")]
    [InlineData("https://documents.example/a/../c.json")]
    [InlineData("https://documents.example/c/..")]
    [InlineData("https://documents.example/c/.")]
    [InlineData("https://documents.example/..;/c.json")]
    [InlineData("https://documents.example/%2e%2e/c.json")]
    [InlineData("https://documents.example/a%2fc.json")]
    [InlineData("https://documents.example/c%00.json")]
    [InlineData("https://documents.example/a\\c.json")]
    [InlineData("https://documents.example/a c.json")]
    [InlineData("https://documents.example/c.json ")]
    [InlineData("https://documents.example/c.json\n")]
    [InlineData(" https://documents.example/c.json")]
    [InlineData("https://docu\tments.example/c.json")]
    [InlineData("https://docu\u00ADments.example/c.json")]
    [InlineData("https://documents。example/c.json")]
    [InlineData("https://dócuments.example/c.json")]
    [InlineData("https://-documents.example/c.json")]
    [InlineData("https://documents-.example/c.json")]
    [InlineData("https://docu_ments.example/c.json")]
    [InlineData("https://documents..example/c.json")]
    [InlineData("https://localhost/c.json")]
    [InlineData("https://metadata/c.json")]
    [InlineData("https://127.0.0.1/c.json")]
    [InlineData("https://127.1/c.json")]
    [InlineData("https://2130706433/c.json")]
    [InlineData("https://0x7f.1/c.json")]
    [InlineData("https://0x7f.0x0.0x0.0x1/c.json")]
    [InlineData("https://documents.0x1/c.json")]
    [InlineData("https://documents.1/c.json")]
    [InlineData("https://1.1.1.1/c.json")]
    [InlineData("https://[::1]/c.json")]
    [InlineData("https://[2606:4700::1111]/c.json")]
    public void IsNotRepaired(string clientId) => Assert.Null(DocumentUrl.TryRead(clientId));

    [Fact]
    public void HasBounds()
    {
        Assert.NotNull(DocumentUrl.TryRead("https://documents.example/".PadRight(512, 'c')));
        Assert.Null(DocumentUrl.TryRead("https://documents.example/".PadRight(513, 'c')));
        Assert.Null(DocumentUrl.TryRead($"https://{new string('d', 64)}.example/c.json"));
        Assert.Null(DocumentUrl.TryRead($"https://{string.Concat(Enumerable.Repeat("d.", 125))}example/c.json"));
    }
}
