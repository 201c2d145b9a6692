using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Where data can be read.</summary>
/// <param name="Where">Where the commands run that read it.</param>
/// <param name="Folder">The folder there, absolute.</param>
public sealed record DataPlace(Where Where, string Folder);
