/** What tests of outputs share: batches to send, configured outputs, the contract that every output keeps, real servers. */
package dev.tailrace.outputs.testing;
