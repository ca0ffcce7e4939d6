namespace McpGateway.Tests.Sample.BackOffice.SignIn;

public sealed class SignInPageTests(SharedBackOffice shared)
    : BackOfficeTests(shared), IClassFixture<SharedBackOffice>
{
    [Theory]
    [InlineData("en", "Sign in")]
    [InlineData("de-AT", "Anmelden")]
    [InlineData("fr", "Connexion")]
    [InlineData("es", "Iniciar sesión")]
    [InlineData("nl", "Sign in")]
    public async Task Page_IsInTheBrowsersLanguage(string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, SignInBrowser.AuthorizeUrl());
        request.Headers.Add("Accept-Language", language);
        using var answer = await BackOffice.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains($"<h1>{title}</h1>", await TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TakesAChosenLanguageBeforeTheBrowsers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, SignInBrowser.AuthorizeUrl(("ui_locales", "fr")));
        request.Headers.Add("Accept-Language", "de");
        using var answer = await BackOffice.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("<html lang=\"fr\">", await TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_HasOneLabelledFieldEachAndOneButton()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.OpenAsync(SignInBrowser.AuthorizeUrl());
        var html = await TextOf(answer);

        Assert.Single(Occurrences(html, "autocomplete=\"username\""));
        Assert.Single(Occurrences(html, "type=\"password\""));
        Assert.Single(Occurrences(html, "<button type=\"submit\">"));
        Assert.Equal(2, Occurrences(html, "<label for=").Count());
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_EncodesWhatTheRequestBrings()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.OpenAsync(
            SignInBrowser.AuthorizeUrl(("state", "\"><script>alert(1)</script>")));

        Assert.DoesNotContain("<script", await TextOf(answer), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_MayNotBeFramedOrCached()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.OpenAsync(SignInBrowser.AuthorizeUrl());

        Assert.Contains(
            "frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static IEnumerable<int> Occurrences(string text, string part) =>
        Enumerable.Range(0, text.Length).Where(index => string.CompareOrdinal(text, index, part, 0, part.Length) == 0);
}
