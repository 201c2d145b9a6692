namespace Pipeline.Components;

/// <summary>All the ready-made targets: from source to production and back.</summary>
public interface IDelivery : ITest, ILint, IPreflight, IDeploy, IBackup, IRollback, IStatus, IDown;
