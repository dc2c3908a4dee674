package dev.tailrace.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A script for PowerShell: a table of words by the command they follow, and a completer that looks into it. Where it finds nothing PowerShell
 * completes file names by itself.
 */
final class PowerShellCompletion {
    private static final String COMPLETER = """
            Register-ArgumentCompleter -Native -CommandName tailrace, tailrace.cmd -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $words = @{
            %s
                }
                $path = ''
                foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                    if ($element.Extent.EndOffset -ge $cursorPosition) { break }
                    $next = ($path + ' ' + $element.Extent.Text).Trim()
                    if ($words.ContainsKey($next)) { $path = $next }
                }
                $words[$path] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """;

    private final Map<String, List<String>> words = new TreeMap<>();

    PowerShellCompletion(CommandSpec root) {
        collect("", root);
    }

    private void collect(String path, CommandSpec command) {
        List<String> here = new ArrayList<>(command.subcommands().keySet());
        for (OptionSpec option : command.options()) {
            here.addAll(List.of(option.names()));
        }
        words.put(path, here);
        for (Map.Entry<String, CommandLine> below : command.subcommands().entrySet()) {
            collect((path + ' ' + below.getKey()).strip(), below.getValue().getCommandSpec());
        }
    }

    String script() {
        return COMPLETER.formatted(words.entrySet().stream()
                .map(entry -> "        '" + entry.getKey() + "' = @("
                        + entry.getValue().stream().map(word -> '\'' + word + '\'').collect(Collectors.joining(", ")) + ')')
                .collect(Collectors.joining("\n")));
    }
}
