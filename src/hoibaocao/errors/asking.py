"""Errors of settings, questions and language models."""

from hoibaocao.errors.error import HoiBaoCaoError


class SettingInvalid(HoiBaoCaoError):
    """Raised while settings are read, before anything else happens."""

    summary = "Setting {name} is not usable: {reason}. See .env.example for what it may be."


class QuestionEmpty(HoiBaoCaoError):
    """Raised for a question without a letter or a figure."""

    summary = "The question is empty. Type what you want to know."


class QuestionTooLong(HoiBaoCaoError):
    """Raised for a question of more letters than are read."""

    summary = "The question has {length} characters, more than {most}. Ask it more briefly."


class QuestionInvalid(HoiBaoCaoError):
    """Raised for a malformed line of a batch file."""

    summary = "This is not a question: {where}. {reason}"


class BatchIncomplete(HoiBaoCaoError):
    """Raised after the results of a batch are written, if some lines could not be answered."""

    summary = "{count} lines of the batch could not be answered; see their 'error' in {path}"


class PlaceUnknown(HoiBaoCaoError):
    """Raised for a place to look in that neither a report nor the gazetteer knows."""

    summary = "No report is about the place “{place}”. Those there are: hoibaocao reports"


class PeriodUnknown(HoiBaoCaoError):
    """Raised for a period to look in that cannot be read, or that no year is known for."""

    summary = (
        "“{period}” is not understood as a period. Write it as “6 tháng đầu năm 2023”, "
        "“quý I/2024” or “năm 2023”; those of the reports: hoibaocao reports"
    )


class PromptInvalid(HoiBaoCaoError):
    """Raised at start when a prompt file is missing or its placeholders are wrong."""

    summary = "The prompt {path} is not usable: {reason}. prompts/README.md lists what it needs."


class OutputNotWritable(HoiBaoCaoError):
    """Raised when the file for the results of a batch cannot be written, or not any further."""

    summary = "{path} cannot be written: {reason}. Name another file with --out."


class ProviderUnavailable(HoiBaoCaoError):
    """Raised at start when LangChain cannot make a chat model of the provider that is set."""

    summary = (
        "The language model's provider {provider} cannot be used: {reason}. Check "
        "HOIBAOCAO_LLM__PROVIDER, or leave it unset for OpenAI-compatible endpoints."
    )


class LanguageModelFailed(HoiBaoCaoError):
    """Raised when the chat model fails; the extractive answer is given instead."""

    summary = "The language model did not answer: {reason}"


class ExtraMissing(HoiBaoCaoError):
    """Raised by a command that needs a package which is not installed with the rest."""

    summary = "This needs the package {package}: pip install 'hoibaocao[{extra}]'"
