using System.Text;
using System.Text.Json;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

public sealed class AllocationTests
{
    [Fact]
    public void Project_AllocatesNextToNothing_OnceItHasItsMemory()
    {
        var output = SampleCatalog.Load().Tools["search_bookings"].Output!;
        var json = Encoding.UTF8.GetBytes($$"""{"items":[{{string.Join(',', Enumerable.Range(0, 20).Select(Booking))}}]}""");
        foreach (var released in (DataClasses[])[DataClasses.None, (DataClasses)~0])
        {
            Projection.Project(output, json, "org_1"u8, released).Dispose();

            var before = GC.GetAllocatedBytesForCurrentThread();
            using var projected = Projection.Project(output, json, "org_1"u8, released);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(allocated, 1, 1024);
            Assert.True(projected.Text.Length < projected.Json.Length, $"{projected.Text.Length} of {projected.Json.Length}");
        }
    }

    private static string Booking(int number) => JsonSerializer.Serialize(new
    {
        id = $"bkg_alp_{number:0000}",
        organizer_id = "org_1",
        reference = $"ALP-{number}",
        status = "confirmed",
        product_name = "Alpine Coaster",
        starts_at = "2026-07-01T09:00:00+00:00",
        party_size = 2,
        total = new { amount = 49.5m, currency = "EUR" },
        customer = new { id = "cus_1", name = "Jürgen Weiß", email = "j@mail.example", consents = new { data_sharing_ai = number % 2 == 0 } },
        participants = new[] { new { name = "Tim Weiß", date_of_birth = "2015-01-01", minor = true } },
        notes = "Wir bringen einen Kinderwagen mit.",
    });
}
