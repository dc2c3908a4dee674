/**
 * The documents held to the software.
 *
 * <p>Enters: the Markdown of this project as it is committed ({@link dev.tailrace.packaging.documents.Page}), the sources, the distribution.
 * Leaves: a failing test that names the page and what is wrong in it.
 *
 * <p>What is held: links and their anchors ({@code LinksTest}); the reference of all settings ({@code ReferencePageIT}),
 * and the tables of settings on other pages ({@code SettingsTablesTest}); every configuration that a page
 * shows ({@code DocumentedConfigurationsIT}), and what an input makes of lines; messages that the page of symptoms quotes ({@code SymptomsTest}); the
 * Chinese quick start's commands ({@code TranslationTest}). Pages of processors are held in agent-core, metrics and their page too.
 *
 * <p>Invariant: nothing here writes a document. A page that grew stale is mended by a person, or by the command that its test names.
 *
 * <p>Read first: {@link dev.tailrace.packaging.documents.Page}.
 */
package dev.tailrace.packaging.documents;
