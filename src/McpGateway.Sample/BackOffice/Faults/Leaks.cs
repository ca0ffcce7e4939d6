namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Texts that must never reach an assistant. All are well-known examples, none is anybody's.</summary>
internal static class Leaks
{
    /// <summary>The test numbers of three card schemes, as people type them; all pass the Luhn check.</summary>
    public static readonly string[] Cards =
    [
        "card 4111 1111 1111 1111 exp 12/29", "paid with 5555555555554444", "Amex 3782-822463-10005",
    ];

    public static readonly string[] Credentials =
    [
        "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
        "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b5dWRWJTmaaJObGRdescudvJCs",
        "api_key=sk_" + "live_4eC39HqLyjWDarjtT1zdp7dcEXAMPLE0",
    ];
}
