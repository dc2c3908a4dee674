/**
 * The agent as a service of Windows.
 *
 * <p><b>Enters:</b> a {@link dev.tailrace.core.platform.ServiceManager.Plan}; orders to start and stop; what administrators are to know.
 * <b>Leaves:</b> a service of the service control manager (SCM), entries in the event log.
 *
 * <p>The service's process is procrun's {@code prunsrv.exe} (Apache Commons Daemon), which loads the Java runtime, calls
 * {@code dev.tailrace.core.cli.Service.start} and answers the SCM meanwhile. Once the agent runs, it answers for itself
 * ({@link dev.tailrace.windows.service.ServiceLine}): STOP and PRESHUTDOWN begin what Ctrl-C begins, and the SCM hears every second that the end
 * is under way. prunsrv's settings stand in the registry, below {@code Apache Software Foundation\Procrun 2.0\Tailrace}; prunsrv itself writes them.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.windows.service.WindowsServices}.
 */
package dev.tailrace.windows.service;
