using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// age (https://age-encryption.org/v1), for one key or several; any of them opens it. The machine that takes backups cannot read them.
/// </summary>
/// <param name="Recipients">Public keys: <c>age1…</c>, or an SSH key as <c>ssh-ed25519 …</c>.</param>
public sealed record AgeRecipients(params EquatableList<string> Recipients) : Encryption
{
    public override string Program => "age";

    public override string Format => "age";

    internal override string Extension => ".age";

    public override string Key => string.Join(", ", Recipients);

    public override string Back => "age --decrypt --identity KEY.txt";

    internal override Command Stage(Site site) => new("age", ["--encrypt", .. Recipients.SelectMany(recipient => new[] { "--recipient", recipient }).Select(Value.Of)]);
}
