namespace Pipeline.Targets;

/// <summary>Changes something and gives it back.</summary>
public delegate T Configure<T>(T value);
