"""An import contract: each of some libraries has at most one importing module."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OneImporter(Contract):
    """Kept while no two modules import the same library, so that each can be replaced in one place."""

    libraries = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Which libraries have several importers, and who these are."""
        importers = {
            library: sorted(graph.find_modules_that_directly_import(library))
            for library in self.libraries
            if library in graph.modules
        }
        several = {library: modules for library, modules in importers.items() if len(modules) > 1}
        return ContractCheck(kept=not several, metadata={"several": several})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the importers of each library that has several."""
        for library, modules in check.metadata["several"].items():
            output.print_error(f"`{library}` is imported by {len(modules)} modules, not one:")
            for module in modules:
                output.print_error(f"  {module}")
