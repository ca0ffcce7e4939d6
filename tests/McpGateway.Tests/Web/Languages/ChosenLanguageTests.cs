using McpGateway.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.Web.Languages;

/// <summary>What is chosen on a page counts first, then what client and browser ask for.</summary>
public sealed class ChosenLanguageTests
{
    [Theory]
    [InlineData("", "", "en")]
    [InlineData("", "de", "de")]
    [InlineData("", "de-AT, en;q=0.5", "de")]
    [InlineData("", "it, pt-BR;q=0.9, fr-CA;q=0.8, en;q=0.1", "fr")]
    [InlineData("", "en;q=0.2, es;q=0.9", "es")]
    [InlineData("", "de;q=0, it", "en")]
    [InlineData("", "*", "en")]
    [InlineData("", "!!", "en")]
    [InlineData("?ui_locales=it%20es", "de", "es")]
    [InlineData("?lang=fr&ui_locales=es", "de", "fr")]
    [InlineData("?lang=xx", "de", "de")]
    [InlineData("?lang=FR", "de", "de")]
    [InlineData("?lang=fr&lang=es", "de", "de")]
    public void TheLanguage_IsTheFirstThatIsSpoken(string query, string accepted, string expected) =>
        Assert.Equal(expected, ChosenLanguage.Of(Request("GET", query, accepted)).Tag);

    [Theory]
    [InlineData("?lang=de", "/connections", "/connections?lang=de")]
    [InlineData("?lang=de", "/connections?q=x", "/connections?q=x&lang=de")]
    [InlineData("", "/connections", "/connections")]
    [InlineData("?lang=%22%3E", "/connections", "/connections")]
    public void AChoice_IsCarriedOn(string query, string address, string expected) =>
        Assert.Equal(expected, ChosenLanguage.Carry(Request("GET", query, "fr"), address));

    /// <summary>The address of a request may be anything, even one that leads to another host.</summary>
    [Theory]
    [InlineData("GET", "?client_id=a&lang=en&state=%26b", "?client_id=a&state=%26b&lang=es")]
    [InlineData("POST", "?client_id=a", "?lang=es")]
    public void TheLinkToAnotherLanguage_IsAQueryAlone(string method, string query, string expected) =>
        Assert.Equal(expected, ChosenLanguage.Switch(Request(method, query, "de", "//evil.example"), Language.Spanish));

    private static HttpRequest Request(string method, string query, string accepted, string path = "/")
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Path = path;
        request.QueryString = new(query);
        request.Headers.AcceptLanguage = accepted;
        return request;
    }
}
