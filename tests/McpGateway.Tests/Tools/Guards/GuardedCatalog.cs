using McpGateway.Tests.Tools.Catalog;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>A small catalog about orders, to which a test adds its guards.</summary>
internal static class GuardedCatalog
{
    public const string Roles = """
        permissions:
          orders.read: See orders
          refunds.write: Give money back
        roles:
          owner: { title: Owner, permissions: [orders.read, refunds.write] }
          clerk: { title: Clerk, permissions: [orders.read, refunds.write] }
          reader: { title: Reader, permissions: [orders.read] }
        """;

    public const string Scopes = """
        scopes:
          orders:read: { title: See, description: See orders., permissions: [orders.read] }
          refunds:write: { title: Refund, description: Give money back., permissions: [refunds.write] }
        """;

    private const string Refund = """
            title: A refund
            description: Gives money back.
            effect: destructive
            idempotent: false
            confirmation: none
            permission: refunds.write
            scopes: [refunds:write]
            input:
              type: object
              properties:
                order_id: { type: string, description: The order. }
                amount: { type: number, description: How much., minimum: 0.01, maximum: 1000 }
                currency: { type: string, description: In which currency., pattern: "^[A-Z]{3}$" }
                kind: { type: string, description: How., enum: [cash, card, points] }
                day: { type: string, description: When., format: date }
                places: { type: integer, description: How many places., minimum: -5 }
                note: { type: string, description: Why. }
              required: [order_id, amount, currency]
            operation:
              method: POST
              path: /v1/organizers/{organizer}/orders/{order_id}/refunds
              body: [amount, currency, kind, day, places, note]
            output:
              organizer: organizer_id
              fields: { id: string }
        """;

    /// <param name="guards">Of the tool <c>refund</c>, as lines of YAML.</param>
    /// <param name="shared">All of <c>guards.yaml</c>; none when null.</param>
    /// <param name="paymentsIn">The path of the list that <c>list_payments</c> returns.</param>
    public static CatalogFolder With(string guards, string? shared = null, string paymentsIn = "items")
    {
        var list = guards == "" ? "" : "    guards:\n" + string.Join('\n', guards.Split('\n').Select(line => "      " + line));
        var folder = new CatalogFolder(Roles, Scopes, $$"""
            group: Orders
            tools:
              - name: get_order
                title: An order
                description: Returns an order.
                effect: read
                permission: orders.read
                scopes: [orders:read]
                input:
                  type: object
                  properties: { order_id: { type: string, description: The order. } }
                  required: [order_id]
                operation: { method: GET, path: "/v1/organizers/{organizer}/orders/{order_id}" }
                output: { organizer: organizer_id, fields: { id: string } }
              - name: list_payments
                title: Payments
                description: Lists payments.
                effect: read
                permission: orders.read
                scopes: [orders:read]
                input:
                  type: object
                  properties:
                    of_order: { type: string, description: The order. }
                    cursor: { type: string, description: The next_cursor of the page before. }
                operation: { method: GET, path: "/v1/organizers/{organizer}/payments", query: [of_order, cursor] }
                output: { list: {{paymentsIn}}, cursor: next_cursor, organizer: organizer_id, fields: { id: string } }
              - name: whoami
                title: Who
                description: Tells who is connected.
                effect: read
                permission: orders.read
                scopes: []
                operation: whoami
              - name: refund
            {{Refund}}
            {{list}}
              - name: payout
            {{Refund.Replace("/refunds", "/payouts", StringComparison.Ordinal)}}
            """);
        if (shared is not null)
        {
            folder.Write("guards.yaml", shared);
        }

        return folder;
    }
}
