using System.Text;

namespace McpGateway.Conformance.Fuzz;

/// <summary>Changes of a request. All chance comes from the random sequence that is handed in.</summary>
internal static class Mutations
{
    private static readonly Action<FuzzRequest, Random>[] All =
    [
        ReplaceValue, ReplaceValue, ReplaceValue, ReplaceValue, DistortValue, DistortValue, RenameField, DropField, DoubleField,
        AddField, SwapValues, SendRaw, SetHeader, SetHeader, DropHeader, SetContentType, SetMethod, ChangePath, DistortBody,
        ReplaceBody, MoveFormToQuery,
    ];

    public static void Apply(FuzzRequest request, Random random)
    {
        for (var count = 1 + random.Next(4); count > 0; count--)
        {
            Pick(All, random)(request, random);
        }
    }

    public static T Pick<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];

    private static void ReplaceValue(FuzzRequest request, Random random)
    {
        if (request.Body is { } body && request.Form.Count == 0)
        {
            request.Body = JsonMutations.ReplaceSomething(body, random);
            return;
        }

        Change(request, random, field => field with { Value = Pick(Nasty.Values, random) });
    }

    private static void DistortValue(FuzzRequest request, Random random) =>
        Change(request, random, field => field with { Value = Distort(field.Value, random) });

    private static void RenameField(FuzzRequest request, Random random) =>
        Change(request, random, field => field with { Name = Pick(Nasty.Names, random) });

    private static void SendRaw(FuzzRequest request, Random random) =>
        Change(request, random, field => field with { IsRaw = true, Value = Pick(Nasty.Values, random) });

    private static void DropField(FuzzRequest request, Random random) => OnFields(request, random, (fields, index) => fields.RemoveAt(index));

    private static void DoubleField(FuzzRequest request, Random random) =>
        OnFields(request, random, (fields, index) => fields.Add(fields[index] with
        {
            Value = random.Next(2) == 0 ? fields[index].Value : Pick(Nasty.Values, random),
        }));

    private static void SwapValues(FuzzRequest request, Random random) => OnFields(request, random, (fields, index) =>
    {
        var other = random.Next(fields.Count);
        (fields[index], fields[other]) =
            (fields[index] with { Value = fields[other].Value }, fields[other] with { Value = fields[index].Value });
    });

    private static void AddField(FuzzRequest request, Random random) =>
        FieldsOf(request, random).Add(new(Pick(Nasty.Names, random), Pick(Nasty.Values, random), random.Next(4) == 0));

    private static void SetHeader(FuzzRequest request, Random random)
    {
        var name = Pick(Nasty.Headers, random);
        request.Headers.RemoveAll(header => header.Name == name && random.Next(4) > 0);
        request.Headers.Add(new(name, Pick(Nasty.Values, random)));
    }

    private static void DropHeader(FuzzRequest request, Random random)
    {
        if (request.Headers.Count > 0)
        {
            request.Headers.RemoveAt(random.Next(request.Headers.Count));
        }
    }

    private static void SetContentType(FuzzRequest request, Random random) =>
        request.ContentType = Pick(Nasty.ContentTypes, random);

    private static void SetMethod(FuzzRequest request, Random random) => request.Method = Pick(Nasty.Methods, random);

    private static void ChangePath(FuzzRequest request, Random random) => request.Path = random.Next(4) switch
    {
        0 => request.Path.ToUpperInvariant(),
        1 => "/" + request.Path,
        _ => request.Path + Pick(Nasty.PathEnds, random),
    };

    private static void DistortBody(FuzzRequest request, Random random)
    {
        if (request.Body is { } body)
        {
            request.Body = Distort(body, random);
        }
    }

    private static void ReplaceBody(FuzzRequest request, Random random)
    {
        // Seldom: nothing else of the request is looked at then.
        if (random.Next(4) == 0)
        {
            request.Form.Clear();
            request.Body = Pick(Nasty.Values, random);
        }
    }

    private static void MoveFormToQuery(FuzzRequest request, Random random)
    {
        request.Query.AddRange(request.Form);
        if (random.Next(2) == 0)
        {
            request.Form.Clear();
        }
    }

    /// <summary>A few characters changed, removed, added or doubled.</summary>
    private static string Distort(string text, Random random)
    {
        var distorted = new StringBuilder(text);
        for (var count = 1 + random.Next(3); count > 0 && distorted.Length > 0; count--)
        {
            var at = random.Next(distorted.Length);
            _ = random.Next(5) switch
            {
                0 => distorted.Remove(at, 1),
                1 => distorted.Insert(at, (char)random.Next(256)),
                2 => distorted.Insert(at, Pick(Nasty.Values, random)),
                3 => distorted.Remove(at, distorted.Length - at),
                _ => distorted.Replace(distorted[at], (char)(distorted[at] ^ (1 << random.Next(7))), at, 1),
            };
        }

        return distorted.ToString();
    }

    private static void Change(FuzzRequest request, Random random, Func<Field, Field> change) =>
        OnFields(request, random, (fields, index) => fields[index] = change(fields[index]));

    private static void OnFields(FuzzRequest request, Random random, Action<List<Field>, int> change)
    {
        var fields = FieldsOf(request, random);
        if (fields.Count > 0)
        {
            change(fields, random.Next(fields.Count));
        }
    }

    private static List<Field> FieldsOf(FuzzRequest request, Random random) =>
        request.Form.Count > 0 && (request.Query.Count == 0 || random.Next(4) > 0) ? request.Form
        : request.Query.Count > 0 && random.Next(8) > 0 ? request.Query
        : request.Headers;
}
