return await Cyclops.Simulation.SimulationProgram.RunAsync(args);
