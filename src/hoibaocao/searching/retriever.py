"""The search as a LangChain retriever, for those who have a chain of their own.

    settings = load_settings()
    retriever = make_retriever(settings, k=5)
    for document in retriever.invoke("Thu ngân sách Cẩm Xuyên 6 tháng đầu năm 2023?"):
        print(document.metadata["report"], document.metadata["period"], document.page_content)

``make_retriever`` is in `hoibaocao.wiring`.
"""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from hoibaocao.indexing.library import Library
from hoibaocao.records import Hit
from hoibaocao.searching.search import Searcher
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label


class ReportRetriever(BaseRetriever):
    """Finds passages of the library's current generation, best first.

    ``places`` and ``periods``, in words, keep it to the reports of those.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    searcher: Searcher
    k: int = 10
    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # LangChain's signature
    ) -> list[Document]:
        generation = self.library.current()
        found = self.searcher.search(
            generation, query, self.k, places=self.places, periods=self.periods
        )
        return [_document(hit) for hit in found.hits]


def _document(hit: Hit) -> Document:
    passage, of = hit.passage, hit.metadata
    return Document(
        passage.text,
        metadata={
            "report": passage.report,
            "title": of.title,
            "place": label(of.place) if of.place else None,
            "period": describe(of.period) if of.period else None,
            "page": passage.page,
            "section": passage.section,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )
