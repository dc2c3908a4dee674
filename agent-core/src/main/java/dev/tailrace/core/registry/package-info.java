/** What the agent remembers: see the design in this file, to be written before the code. */
package dev.tailrace.core.registry;
