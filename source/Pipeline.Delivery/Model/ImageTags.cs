namespace Pipeline.Delivery;

/// <summary>Names that an image gets in the registry besides its version.</summary>
[Flags]
public enum ImageTags
{
    None = 0,

    /// <summary>The first eight digits of the commit; not of a tree that differs from it.</summary>
    Commit = 1,

    /// <summary>The branch, with dashes for what a tag cannot contain; it moves with the branch.</summary>
    Branch = 2,

    /// <summary><c>latest</c>.</summary>
    Latest = 4,

    /// <summary><c>VERSION-prev</c>: the image that <c>latest</c> named before, or the branch where <see cref="Latest"/> is not asked for.</summary>
    Previous = 8,
}
