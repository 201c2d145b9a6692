namespace Pipeline.Delivery;

/// <summary>A step of a canary: how much of the traffic the new release gets, and how long it is watched with that.</summary>
/// <param name="Percent">Its share, 1 to 99.</param>
/// <param name="Watch">For how long, at least an interval of the environment's gate.</param>
public sealed record Phase(int Percent, TimeSpan Watch)
{
    /// <summary>So that phases read as a list: <c>(10, TimeSpan.FromMinutes(5))</c>.</summary>
    public static implicit operator Phase((int Percent, TimeSpan Watch) pair) => new(pair.Percent, pair.Watch);
}
