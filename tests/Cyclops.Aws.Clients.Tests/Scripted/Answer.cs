namespace Cyclops.Aws.Clients.Tests.Scripted;

/// <summary>One scripted HTTP answer.</summary>
internal sealed record Answer(int Status, string ContentType, string Body)
{
    private const string JsonType = "application/x-amz-json-1.1";
    private const string XmlType = "text/xml";

    /// <summary>Further header lines, each ending in CR LF.</summary>
    public string Headers { get; init; } = "";

    /// <summary>Announce more bytes than are sent.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Never answer; the client must give up by itself.</summary>
    public bool IsSilent { get; init; }

    public static Answer Silence { get; } = new(200, JsonType, "") { IsSilent = true };

    public static Answer Json(string body, int status = 200) => new(status, JsonType, body);

    public static Answer JsonError(string code, string message = "m", int status = 400) =>
        Json($$"""{"__type":"{{code}}","message":"{{message}}"}""", status);

    public static Answer Xml(string body, int status = 200) => new(status, XmlType, body);

    public static Answer QueryError(string code, int status = 400) => Xml(
        $"<ErrorResponse xmlns=\"http://x/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>m</Message></Error><RequestId>rid-q</RequestId></ErrorResponse>",
        status);

    public static Answer Html(int status) => new(status, "text/html", "<html><body>busy</body></html>");
}
