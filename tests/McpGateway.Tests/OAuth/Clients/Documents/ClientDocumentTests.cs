using System.Text;
using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Documents;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>What a client's document may say (draft-ietf-oauth-client-id-metadata-document §4).</summary>
public sealed class ClientDocumentTests
{
    [Fact]
    public void AGoodDocument_IsAPublicClientOfItsHost()
    {
        var client = Read(Document.Good());

        Assert.Equal(Document.ClientId, client.Id);
        Assert.Equal("documents.example", client.VerifiedHost);
        Assert.Equal("Documented Assistant", client.Name);
        Assert.Equal(["https://documents.example/callback"], client.RedirectUris);
        Assert.Equal(["authorization_code", "refresh_token"], client.GrantTypes);
        Assert.Equal(ClientAuthentication.None, client.TokenEndpointAuthMethod);
        Assert.Null(client.SecretHash);
    }

    [Theory]
    [InlineData("""{"token_endpoint_auth_method":null}""")]
    [InlineData("""{"token_endpoint_auth_method":"private_key_jwt","METHODS":["none","private_key_jwt"]}""")]
    [InlineData("""{"token_endpoint_auth_method":null,"METHODS":["private_key_jwt","none"]}""")]
    [InlineData("""{"METHODS":["none"],"jwks_uri":"https://documents.example/jwks"}""")]
    [InlineData("""{"grant_types":["authorization_code","urn:ietf:params:oauth:grant-type:jwt-bearer","urn:x"]}""")]
    [InlineData("""{"jwks":{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}}""")]
    [InlineData("""{"redirect_uris":["http://localhost/callback","http://127.0.0.1/callback","https://b.example/cb"]}""")]
    [InlineData("""{"logo_uri":"http://169.254.169.254/","unheard_of":{"a":[1,2,3]},"software_id":7}""")]
    public void MayBe(string members) =>
        Assert.Equal(ClientAuthentication.None, Read(Document.With(members)).TokenEndpointAuthMethod);

    [Fact]
    public void GrantTypes_AreThoseThatAreOffered() =>
        Assert.Equal(["authorization_code"], Read(Document.With(
            """{"grant_types":["urn:ietf:params:oauth:grant-type:jwt-bearer","authorization_code"]}""")).GrantTypes);

    [Theory]
    [InlineData("""{"client_id":null}""", "client_id")]
    [InlineData("""{"client_id":"https://documents.example/client.json/"}""", "client_id")]
    [InlineData("""{"client_id":"https://documents.example:443/client.json"}""", "client_id")]
    [InlineData("""{"client_id":"https://Documents.example/client.json"}""", "client_id")]
    [InlineData("""{"client_id":["https://documents.example/client.json"]}""", "client_id")]
    [InlineData("""{"client_name":null}""", "client_name")]
    [InlineData("""{"client_name":""}""", "client_name")]
    [InlineData("""{"client_name":" "}""", "client_name")]
    [InlineData("""{"client_name":7}""", "client_name")]
    [InlineData("""{"client_name":"a\nb"}""", "client_name")]
    [InlineData("""{"redirect_uris":null}""", "redirect_uris")]
    [InlineData("""{"redirect_uris":[]}""", "redirect_uris")]
    [InlineData("""{"redirect_uris":"https://documents.example/callback"}""", "redirect_uris")]
    [InlineData("""{"redirect_uris":["https://documents.example/callback","javascript:alert(1)"]}""", "redirect_uris[1]")]
    [InlineData("""{"redirect_uris":["http://documents.example/callback"]}""", "redirect_uris[0]")]
    [InlineData("""{"redirect_uris":["https://documents.example/callback#x"]}""", "redirect_uris[0]")]
    [InlineData("""{"redirect_uris":["https://*.example/callback"]}""", "redirect_uris[0]")]
    [InlineData("""{"client_secret":"s"}""", "client_secret")]
    [InlineData("""{"client_secret_expires_at":0}""", "client_secret")]
    [InlineData("""{"token_endpoint_auth_method":"client_secret_basic"}""", "shared secret")]
    [InlineData("""{"token_endpoint_auth_method":"client_secret_jwt"}""", "shared secret")]
    [InlineData("""{"token_endpoint_auth_method":"client_secret_post","METHODS":["none"]}""", "shared secret")]
    [InlineData("""{"METHODS":["none","client_secret_post"]}""", "shared secret")]
    [InlineData("""{"token_endpoint_auth_method":"private_key_jwt"}""", "private_key_jwt needs")]
    [InlineData("""{"METHODS":["private_key_jwt"]}""", "private_key_jwt needs")]
    [InlineData("""{"METHODS":["private_key_jwt"],"jwks":{"keys":[]}}""", "private_key_jwt needs")]
    [InlineData("""{"METHODS":["private_key_jwt"],"jwks":{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}}""", "private_key_jwt needs")]
    [InlineData("""{"METHODS":["private_key_jwt"],"jwks_uri":"http://documents.example/jwks"}""", "private_key_jwt needs")]
    [InlineData("""{"METHODS":["private_key_jwt"],"jwks_uri":"https://169.254.169.254/jwks"}""", "private_key_jwt needs")]
    [InlineData("""{"METHODS":[]}""", "none")]
    [InlineData("""{"token_endpoint_auth_method":"tls_client_auth"}""", "none")]
    [InlineData("""{"grant_types":["client_credentials"]}""", "grant_types")]
    [InlineData("""{"response_types":["token"]}""", "response_types")]
    [InlineData("""{"jwks":{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}]}}""", "jwks")]
    [InlineData("""{"jwks":{"keys":[{"kty":"EC"},{"kty":"oct","k":"AQAB"}]}}""", "jwks")]
    [InlineData("""{"jwks":{"keys":{}}}""", "jwks")]
    [InlineData("""{"jwks":[]}""", "jwks")]
    public void MayNotBe_AndTheReasonNamesTheMember(string members, string named)
    {
        var problem = Assert.Throws<ClientDocumentException>(() => Read(Document.With(members)));

        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.False(problem.IsPassing);
    }

    public static TheoryData<string, byte[]> NotStrictJson => new()
    {
        { "nothing", [] },
        { "an array", Document.Bytes("[]") },
        { "HTML", Document.Bytes("<html>") },
        { "a byte order mark", [0xEF, 0xBB, 0xBF, .. Document.Bytes(Document.Good())] },
        { "UTF-16", Encoding.Unicode.GetBytes(Document.Good()) },
        { "two documents", Document.Bytes(Document.Good() + Document.Good()) },
        { "a comment", Document.Bytes("/**/" + Document.Good()) },
        { "a trailing comma", Document.Bytes(Document.Good()[..^1] + ",}") },
        { "a member twice", Document.Bytes(Document.Good()[..^1] + ""","client_name":"Other"}""") },
        { "a member twice, once escaped", Document.Bytes(Document.Good()[..^1] + ""","client\u005fname":"Other"}""") },
        { "a member twice, deep inside", Document.Bytes(Document.Good()[..^1] + ""","x":{"y":1,"y":2}}""") },
        { "great depth", Document.Bytes(Document.With($$"""{"x":{{new string('[', 20)}}{{new string(']', 20)}}}""")) },
        { "half a character", Document.Bytes(Document.Good().Replace("Documented", "\\ud800", StringComparison.Ordinal)) },
        { "bytes that are no UTF-8", [.. Document.Bytes(Document.Good()[..^2]), 0xFF, .. "\"}"u8] },
    };

    [Theory]
    [MemberData(nameof(NotStrictJson))]
    public void MayNotContain(string what, byte[] content)
    {
        var problem = Assert.Throws<ClientDocumentException>(
            () => ClientDocument.Read(content, new(Document.ClientId), DateTimeOffset.UnixEpoch));

        Assert.False(problem.IsPassing, what);
    }

    private static Client Read(string document) =>
        ClientDocument.Read(Document.Bytes(document), new(Document.ClientId), DateTimeOffset.UnixEpoch);
}
