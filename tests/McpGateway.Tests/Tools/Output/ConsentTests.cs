using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

/// <summary>Without one plain yes of the customer, nothing of theirs leaves (promise G17).</summary>
public sealed class ConsentTests
{
    private const DataClasses Everything = (DataClasses)~0;

    private static readonly OutputShape One = ShapeText.Read("""
        organizer: organizer_id
        consent: { field: customer.consents.ai, withhold: [identity, contact, payment] }
        fields:
          id: string
          customer.name: { type: string, class: identity }
          customer.mail: { type: string, class: contact }
          paid: { type: number, class: payment, currency: EUR }
          notes: { type: string, class: free-text }
          friends[].name: { type: string, class: identity }
        """);

    private static readonly OutputShape Many = ShapeText.Read("""
        list: items
        organizer: organizer_id
        consent:
          - { field: agreed, withhold: [identity] }
          - { field: "guests[].agreed", withhold: [identity] }
        minor_when: guests[].minor
        fields:
          name: { type: string, class: identity }
          agreed: boolean
          guests[].name: { type: string, class: identity }
        """);

    public static TheoryData<string> NoYes =>
    [
        "", "\"consents\":null", "\"consents\":{}", "\"consents\":{\"ai\":null}", "\"consents\":{\"ai\":false}",
        "\"consents\":{\"ai\":\"true\"}", "\"consents\":{\"ai\":1}", "\"consents\":{\"ai\":[true]}", "\"consents\":{\"ai\":{\"ai\":true}}",
        "\"consents\":{\"AI\":true}", "\"consents\":true", "\"consents\":\"ai\"", "\"consents\":[{\"ai\":true}]",
        "\"consents\":{\"ai\":true,\"ai\":true}", "\"consents\":{\"ai\":true,\"ai\":false}", "\"consents\":{\"ai\":false,\"ai\":true}",
        "\"consents\":{\"ai\":true},\"consents\":{}", "\"consents\":{\"ai\":true},\"consents\":null",
        "\"consents\":{\"ai\":true,\"\\u0061i\":false}", "\"ai\":true",
    ];

    [Theory]
    [MemberData(nameof(NoYes))]
    public void WithoutOneYes_NothingLeaves_WhereverTheFlagStands(string flag)
    {
        const string withheld = """{"id":"a","customer":{"name":"[withheld]","mail":"[withheld]"},"notes":"n","friends":[{"name":"[withheld]"}]}""";
        string[] customers =
            [$$"""{"name":"Anna","mail":"a@b"{{(flag == "" ? "" : ",")}}{{flag}}}""", $$"""{{{flag}}{{(flag == "" ? "" : ",")}}"name":"Anna","mail":"a@b"}"""];
        foreach (var customer in customers)
        {
            var (json, redactions) = ShapeText.Project(One,
                $$"""{"organizer_id":"org_1","id":"a","customer":{{customer}},"paid":9,"notes":"n","friends":[{"name":"Ben"}]}""", Everything);
            Assert.Equal((withheld, 4), (json, redactions));
        }
    }

    [Theory]
    [InlineData("""{"organizer_id":"org_1","customer":{"name":"Anna","consents":{"x":[1],"ai":true}},"friends":[{"name":"Ben"}]}""")]
    [InlineData("""{"organizer_id":"org_1","customer":{"cons\u0065nts":{"ai":true},"name":"Anna"},"friends":[{"name":"Ben"}]}""")]
    public void WithAYes_WhatTheScopesReleaseLeaves_AndTheFlagDoesNot(string json) => Assert.Equal(
        ("""{"customer":{"name":"Anna"},"friends":[{"name":"Ben"}]}""", 0), ShapeText.Project(One, json, Everything));

    [Fact]
    public void AYes_ReleasesNoMoreThanTheScopes() => Assert.Equal(
        ("""{"customer":{"name":"A•••"},"friends":[]}""", 1),
        ShapeText.Project(One, """{"organizer_id":"org_1","customer":{"name":"Anna","consents":{"ai":true}},"friends":[]}"""));

    [Fact]
    public void EveryObjectOfAList_HasItsOwn() => Assert.Equal(
        """
        {"items":[{"name":"Anna","agreed":true,"guests":[{"name":"Ben"},{"name":"[withheld]"},{"name":"[withheld]"}]},
        {"name":"[withheld]","agreed":false,"guests":[{"name":"[withheld]"}]},{"name":"[withheld]"}]}
        """.ReplaceLineEndings(""),
        ShapeText.Project(Many, """
            {"items":[
             {"organizer_id":"org_1","name":"Anna","agreed":true,"guests":[{"name":"Ben","minor":false,"agreed":true},
              {"name":"Cid","minor":false},{"name":"Dora","agreed":true}]},
             {"organizer_id":"org_1","name":"Eve","agreed":false,"guests":[{"name":"Finn","minor":false,"agreed":true}]},
             {"organizer_id":"org_1","name":"Gil"}]}
            """, DataClasses.Identity).Json);

    [Fact]
    public void AContradictedYes_DoesNotLeaveAsOne() => Assert.Equal(
        """{"items":[{"name":"[withheld]"}]}""",
        ShapeText.Project(Many, """{"items":[{"agreed":true,"name":"Anna","agreed":false,"organizer_id":"org_1"}]}""", Everything).Json);

    [Fact]
    public void AForeignObject_IsStillOne() => Assert.Throws<OrganizerMismatchException>(() =>
        ShapeText.Project(Many, """{"items":[{"agreed":false,"name":"Anna","organizer_id":"org_2"}]}""", Everything));
}
