using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using McpGateway.Audit;
using McpGateway.Audit.Exports;
using McpGateway.Storage;

namespace McpGateway.Tests.Audit.Exports;

/// <summary>The forms of an export hold to their specifications, whatever the values are.</summary>
public sealed class ExportFormatTests
{
    /// <summary>The required attributes of OCSF 1.3.0 (schema.ocsf.io/1.3.0): of every class, of Authentication, of API
    /// Activity, and of the objects they lead to. An alternative needs one of its members.</summary>
    private static readonly Dictionary<string, string[]> Required = new()
    {
        [""] = ["activity_id", "category_uid", "class_uid", "metadata", "severity_id", "time", "type_uid"],
        ["3002"] = ["user", "service|dst_endpoint"],
        ["6003"] = ["actor", "api", "src_endpoint"],
        ["metadata"] = ["product", "version"],
        ["product"] = ["vendor_name", "name|uid"],
        ["user"] = ["uid|name|account"],
        ["actor"] = ["user|process|session|invoked_by|app_name|app_uid"],
        ["api"] = ["operation"],
        ["src_endpoint"] = ["ip|uid|name|hostname|svc_name|instance_uid|interface_uid|interface_name|domain"],
        ["service"] = ["name|uid"],
    };

    public static TheoryData<string> Actions =>
    [
        .. typeof(AuditAction).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(word => (string)word.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Ocsf_HasEveryRequiredAttribute(string action)
    {
        foreach (var one in new[] { Bare(action), Full(action) })
        {
            var line = JsonElement.Parse(Write(new Ocsf(), one));
            var classId = line.GetProperty("class_uid").GetInt32();

            AssertHas(line, "");
            AssertHas(line, $"{classId}");
            Assert.Equal(classId / 1000, line.GetProperty("category_uid").GetInt32());
            Assert.Equal((classId * 100) + line.GetProperty("activity_id").GetInt32(), line.GetProperty("type_uid").GetInt32());
            Assert.Contains(line.GetProperty("activity_id").GetInt32(), (int[])[1, 2, 3, 4, 99]);
            Assert.Equal(one.Time.ToUnixTimeMilliseconds(), line.GetProperty("time").GetInt64());
        }
    }

    [Theory]
    [InlineData(AuditAction.SignInCompleted, null, 300201)]
    [InlineData(AuditAction.SignInFailed, null, 300201)]
    [InlineData(AuditAction.SessionsEnded, null, 300202)]
    [InlineData(AuditAction.ToolCalled, "read", 600302)]
    [InlineData(AuditAction.ToolCalled, "write", 600303)]
    [InlineData(AuditAction.ToolCalled, "destructive", 600304)]
    [InlineData(AuditAction.SwitchThrown, null, 600399)]
    public void Ocsf_SaysWhatKindOfEventItIs(string action, string? effect, int type) =>
        Assert.Equal(type, JsonElement.Parse(Write(new Ocsf(), Bare(action) with { Effect = effect }))
            .GetProperty("type_uid").GetInt32());

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=cmd|' /C calc'!A0,1", "\"'=cmd|' /C calc'!A0,1\"")]
    public void Csv_QuotesAndNeutralises(string value, string field) => Assert.Equal(field, Csv.Field(value));

    [Fact]
    public void Csv_LeavesNumbersAsTheyAre() => Assert.Equal(("-5", ""), (Csv.Field(-5), Csv.Field(null)));

    [Theory]
    [InlineData("a|b", @"a\|b", "a|b")]
    [InlineData(@"a\b", @"a\\b", @"a\\b")]
    [InlineData("a=b", "a=b", @"a\=b")]
    [InlineData("a\r\nb", "a  b", @"a\r\nb")]
    public void Cef_EscapesTheHeadAndTheValues(string text, string head, string value) =>
        Assert.Equal((head, value), (Cef.HeadField(text), Cef.Value(text)));

    [Fact]
    public void Cef_IsAHeadOfSevenFieldsAndPairs()
    {
        var line = Write(new Cef(), Full(AuditAction.ToolCalled));

        Assert.StartsWith("CEF:0|McpGateway|McpGateway|1|tool.called|tool.called|4|rt=1798761600000 externalId=7 outcome=denied ",
            line, StringComparison.Ordinal);
        Assert.Contains(@" cs4=a\=b\nc cs4Label=clientId ", line, StringComparison.Ordinal);
        Assert.EndsWith("flexString2=cap flexString2Label=guard\n", line, StringComparison.Ordinal);
    }

    /// <summary>Values with line ends stay on the line of their event.</summary>
    [Fact]
    public void EveryEvent_IsOneLine()
    {
        foreach (var format in (ExportFormat[])[new JsonLines(), new Ocsf(), new Cef()])
        {
            Assert.Equal(1, Write(format, Full(AuditAction.ToolCalled)).Count(c => c is '\n' or '\r'));
        }
    }

    private static string Write(ExportFormat format, AuditEvent one)
    {
        var buffer = new ArrayBufferWriter<byte>();
        format.Write(one, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void AssertHas(JsonElement of, string what)
    {
        foreach (var alternatives in Required.GetValueOrDefault(what, []).Select(names => names.Split('|')))
        {
            var there = alternatives.Where(name => of.TryGetProperty(name, out _)).ToList();
            Assert.True(there.Count > 0, $"{what} has none of {string.Join(", ", alternatives)}: {of}");
            foreach (var member in there.Where(name => of.GetProperty(name).ValueKind == JsonValueKind.Object))
            {
                AssertHas(of.GetProperty(member), member);
            }
        }
    }

    private static AuditEvent Bare(string action) => new()
    {
        Time = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        RequestId = "req",
        Action = action,
        Outcome = AuditOutcome.Success,
    };

    private static AuditEvent Full(string action) => Bare(action) with
    {
        Sequence = 7,
        Outcome = AuditOutcome.Denied,
        Code = "guard_sum",
        UserId = "usr",
        OrganizerId = "org",
        ConnectionId = "con",
        ClientId = "a=b\nc",
        Provider = "Anthropic",
        Tool = "refund_order",
        ToolDigest = "0123456789abcdef",
        Effect = "destructive",
        Guard = "cap",
        DurationMs = 12,
        Redactions = 3,
        LeftOut = 2,
    };
}
