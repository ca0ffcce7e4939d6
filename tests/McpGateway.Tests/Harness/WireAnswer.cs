using System.Net;
using System.Text.Json;
using System.Web;

namespace McpGateway.Tests.Harness;

/// <summary>A bare answer, and what every kind of refusal must look like.</summary>
public sealed record WireAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    public JsonElement Json() => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>A member of a JSON answer that was a success.</summary>
    public string Text(string member)
    {
        Assert.True((int)Status is 200 or 201, $"{(int)Status}: {Body}");
        return Json().GetProperty(member).GetString()!;
    }

    /// <summary>RFC 6749 §5.2: the status, JSON, not to be kept, a printable sentence, no secret.</summary>
    public void AssertRefused(HttpStatusCode status, params string[] codes)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status}: {Body}");
        Assert.StartsWith("application/json", Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        var json = Json();
        Assert.Contains(json.GetProperty("error").GetString(), codes);
        AssertPrintable(json.GetProperty("error_description").GetString()!);
        Assert.DoesNotMatch("mg[a-z]_[A-Za-z0-9_-]{20}|   at |Exception", Body);
    }

    public void AssertRefused(params string[] codes) => AssertRefused(HttpStatusCode.BadRequest, codes);

    /// <summary>A page of ours that leads only to pages of ours and quotes nothing of the request.</summary>
    public void AssertIsErrorPage(HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status}: {Header("Location")} {Body}");
        Assert.DoesNotContain("Location", Headers.Keys);
        Assert.StartsWith("text/html", Header("Content-Type"), StringComparison.Ordinal);
        Assert.DoesNotMatch("<a [^>]*?href=\"(?!#|/(?![/\\\\]))", Body);
        Assert.DoesNotMatch("<form[^>]*? action=\"(?!/(?![/\\\\]))", Body);
        Assert.DoesNotContain("evil", Body, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The parameters of a redirect to exactly this client address.</summary>
    public IReadOnlyDictionary<string, string> RedirectTo(string redirectUri)
    {
        Assert.True(Status == HttpStatusCode.SeeOther, $"{(int)Status} instead of 303: {Body}");
        return ReadCallback(new Uri(Header("Location")), redirectUri);
    }

    /// <summary>An error redirect (OAuth 2.1 §4.1.2.1) with the issuer once (RFC 9207 §2).</summary>
    public IReadOnlyDictionary<string, string> AssertSentBack(string redirectUri, string issuer, params string[] codes)
    {
        var answer = RedirectTo(redirectUri);
        Assert.Contains(answer["error"], codes);
        AssertPrintable(answer["error_description"]);
        Assert.Equal(issuer, answer["iss"]);
        Assert.DoesNotContain("code", answer.Keys);
        return answer;
    }

    public static IReadOnlyDictionary<string, string> ReadCallback(Uri location, string redirectUri)
    {
        Assert.StartsWith(redirectUri + (redirectUri.Contains('?') ? '&' : '?'), location.OriginalString,
            StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(location.Query);
        Assert.All(query.AllKeys, name => Assert.Single(query.GetValues(name)!));
        return query.AllKeys.ToDictionary(name => name!, name => query[name]!);
    }

    // RFC 6749 §5.2: %x20-21 / %x23-5B / %x5D-7E.
    private static void AssertPrintable(string text) => Assert.Matches(@"\A[ !#-\[\]-~]+\z", text);
}
