namespace Pipeline.Components;

/// <summary>All the ready-made targets: from source to production and back, and what an operator needs besides.</summary>
public interface IDelivery
    : ITest, ILint, IPreflight, IDeploy, IBackup, IBackups, IVerifyBackup, IRestoreDrill, IRestore, IRollback, IStatus, IDown, ISmoke, ILogs, IReleases, IRun, IMaintenance,
      ILock, IDoctor, IMonitor, IProvision;
