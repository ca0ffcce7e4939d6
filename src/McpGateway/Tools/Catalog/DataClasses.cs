namespace McpGateway.Tools.Catalog;

/// <summary>What kind of data a field holds; as a set, the kinds that may leave unmasked.</summary>
[Flags]
internal enum DataClasses
{
    None = 0,
    Identity = 1,
    Contact = 2,
    Payment = 4,
    Fiscal = 8,
    Minor = 16,
    FreeText = 32,
}
