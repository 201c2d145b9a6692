using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Who asks a registry.</summary>
/// <param name="User">As the registry knows it.</param>
/// <param name="Password">A password or token.</param>
public sealed record RegistryLogin(string User, Secret Password)
{
    /// <summary>The value of a header <c>Authorization</c>.</summary>
    internal Secret Basic => new(Password.Name, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password.Reveal()}"))}");
}
