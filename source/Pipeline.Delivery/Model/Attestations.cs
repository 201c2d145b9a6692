namespace Pipeline.Delivery;

/// <summary>What BuildKit writes beside an image about it, for who checks images: see https://docs.docker.com/build/metadata/attestations/.</summary>
[Flags]
public enum Attestations
{
    None = 0,

    /// <summary>From which source, by which steps, with which arguments it was built (SLSA, <c>mode=max</c>). Arguments can be read there.</summary>
    Provenance = 1,

    /// <summary>Which packages it consists of (SPDX).</summary>
    Sbom = 2,
}
