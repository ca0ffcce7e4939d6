using System.Text;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class SecretsTests
{
    // Put together here, so that no scanner takes this file for a leak.
    [Theory]
    [InlineData("$2b$12$", "EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW")]
    [InlineData("hash: $2y$10$", "EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW")]
    [InlineData("$argon2id$", "v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub")]
    [InlineData("$6$", "rounds$abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("pbkdf2_", "sha256$260000$abc$def=")]
    [InlineData("$pbkdf2-", "sha256$29000$abc$def")]
    [InlineData("AQAAAAIAAYagAAAAE", "Hb5XJ0Wl1h6o3l9hVqkqk2lV1Y0mJqg0m9b3r5vL8nT9m2c4d6e8f0g")]
    [InlineData("-----BEGIN RSA ", "PRIVATE KEY-----\nMIIE")]
    [InlineData("-----BEGIN ", "PRIVATE KEY-----")]
    [InlineData("api_key=sk_", "live_4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("rk_", "test_4eC39HqLyjWDarjt")]
    [InlineData("ghp_", "abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("AKIA", "IOSFODNN7EXAMPLE")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP")]
    [InlineData("$5$", "rounds=5000$saltsalt$abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")]
    [InlineData("$apr1$", "salt$abcdefghijklmnopqrstuv")]
    [InlineData("pbkdf2:", "sha256:600000$abc$0123456789abcdef")]
    [InlineData("scrypt:", "32768:8:1$abc$0123456789abcdef")]
    [InlineData("argon2", "$argon2id$v=19$m=102400,t=2,p=8$c2FsdA$aGFzaA")]
    [InlineData("sha1$", "salt$0123456789abcdef0123456789abcdef01234567")]
    [InlineData("{SS", "HA}0123456789abcdefghijklmn")]
    [InlineData("$P$", "B123456789abcdefghijklmnopqrstu")]
    [InlineData("SCRAM-SHA-256", "$4096:salt$stored:server")]
    [InlineData("-----BEGIN OPENSSH ", "PRIVATE KEY-----")]
    [InlineData("PuTTY-User-Key", "-File-2: ssh-rsa")]
    [InlineData("AIza", "SyA1234567890abcdefghijklmnopqrstuv")]
    [InlineData("xox", "b-123456789012-abcdefghijkl")]
    [InlineData("github_", "pat_abcdefghijklmnopqrstuvwx")]
    [InlineData("glp", "at-abcdefghijklmnopqrst")]
    [InlineData("gld", "t-abcdefghijklmnopqrst")]
    [InlineData("Authorization: Bearer ", "abcdefghij0123456789")]
    [InlineData("Authorization: Basic ", "dXNlcjpwYXNzd29yZA==")]
    [InlineData("mga", "_AQ0123456789abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("postgres://", "app:hunter2@db.internal/prod")]
    [InlineData("Server=db;User Id=app;Password", "=hunter2;")]
    [InlineData("api_key: ", "4eC39HqLyjWDarjt")]
    public void Occur_FindsACredential(string start, string rest)
    {
        Assert.True(Occur(start + rest));
        Assert.True(Occur(new string('x', 600) + " " + start + rest));
    }

    [Theory]
    [InlineData("We pay $20$ and $30 more for it, okay?")]
    [InlineData("2026-03-31T09:30:00+02:00")]
    [InlineData("The key is under the mat. -----")]
    [InlineData("Skate live at the park_live_show")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("The password is told at the desk.")]
    [InlineData("Password: please ask at the desk")]
    [InlineData("https://park.example/tickets?id=4")]
    [InlineData("The bearer of internationalization")]
    [InlineData("We sit at the desk-side-by-the-window table")]
    [InlineData("mga_short")]
    [InlineData("token of friendship = nice")]
    [InlineData("")]
    public void Occur_LeavesOtherTextAlone(string text) => Assert.False(Occur(text));

    private static bool Occur(string text) => Secrets.Occur(Encoding.UTF8.GetBytes(text));
}
