using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>Pages that are not there, may not be seen, or are asked for what is not there.</summary>
internal sealed class PageSteps(Courier courier, Cage cage, SampleProcess sample)
{
    public async Task PlayAsync()
    {
        using var wire = courier.Wire(sample.GatewayUrl);
        await wire.GetAsync($"/{cage.Mint("a path")}/{cage.Mint("a file")}.php?{cage.Mint("a name")}={cage.Mint("a value")}");
        await wire.SendAsync(HttpMethod.Put, $"/connections?q={cage.Mint("a query of a PUT")}", null, null);
        await wire.GetAsync("/connections", ("Cookie", $"session={cage.Mint("a cookie")}; {cage.Mint("a cookie's name")}=1"));
        await wire.PostFormAsync("/connections", [("revoke", cage.Mint("a form's value")), ("form_token", cage.Mint("a form's token"))]);
        await wire.GetAsync("/", ("Accept-Language", cage.Mint("a language")), ("Host", $"{cage.Mint("a host")}.example"));
        using var sam = courier.Visitor("sam@operator.example", "try-sam");
        using var vera = courier.Visitor("vera@alpine.example", "try-vera");
        foreach (var visitor in (Visitor[])[sam, vera])
        {
            foreach (var page in (string[])["audit", "connections", "admin/switches", "admin/clients", "confirm"])
            {
                await visitor.OpenAsync($"{sample.GatewayUrl}/{page}");
                await visitor.OpenAsync(
                    $"{sample.GatewayUrl}/{page}?user={cage.Mint($"a user sought on {page}")}&from={cage.Mint($"a time sought on {page}")}"
                    + $"&request={cage.Mint($"a request sought on {page}")}&lang={cage.Mint($"a language of {page}")}");
            }

            await visitor.Browser.PostAsync(
                $"{sample.GatewayUrl}/connections", $"revoke={cage.Mint("a connection revoked")}&form_token={cage.Mint("its form's token")}");
        }
    }
}
