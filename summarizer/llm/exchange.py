"""One question: its requests, its attempts, what they cost, and the draft or the error at the end."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol

import instructor
import openai
from instructor.core import InstructorRetryException
from openai.types.chat import ChatCompletionMessage

from summarizer.errors import (
    InvalidAnswer,
    ProviderUnreachable,
    RateLimited,
    RequestRefused,
    SummarizerError,
    TruncatedAnswer,
)
from summarizer.llm.answers import Answer, answer_shape, same_model, strict_ready
from summarizer.llm.endpoint import Address, Endpoint, listed, model_names
from summarizer.llm.model import DraftT, Question
from summarizer.llm.pace import Slots, Turns
from summarizer.llm.prompt_states import Messages, Read
from summarizer.llm.settings import Mode
from summarizer.llm.telemetry import Call, Calls
from summarizer.llm.transport import LOCAL_PLACE, Context, Fault, as_fault, from_status, with_retries
from summarizer.llm.usage import Meter, Usage, rough_tokens

__all__ = ["Clients", "Dialect", "Exchange", "Route"]

_MODES: dict[Mode, instructor.Mode] = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
    "md_json": instructor.Mode.MD_JSON,
}

_NAME = 100  # characters of a model's name in a message

_log = logging.getLogger(__name__)

# Instructor logs every invalid answer as an error. Here it is part of the work, and the caller gets a typed error in
# the end. Where the caller has set up no logging, Python would print these reports.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class Clients(Protocol):
    """Gives the client for an address, and says when to use it."""

    @property
    def slots(self) -> Slots:
        """The places for requests under way; told how the endpoint bears their number."""

    @property
    def rate(self) -> Turns:
        """Gives each request its turn."""

    @property
    def parks(self) -> bool:
        """Whether requests wait for others, so that their time is not the model's, and giving up is no failed call."""

    async def client(self, address: Address) -> openai.AsyncOpenAI:
        """The client to send a request to this address with."""

    async def send(self, client: openai.AsyncOpenAI, sent: Mapping[str, Any], context: Context) -> tuple[Any, bool]:
        """What the endpoint answers to a request, and whether nobody has counted that answer before.

        Raises what the SDK raises, or a :class:`Fault`.
        """


class Dialect:
    """What an endpoint has refused to be told, found out by asking. Shared by all questions to a model.

    Newer models of some providers take no temperature, call the output limit by another name, or refuse a schema that
    they were asked to keep to strictly.
    """

    def __init__(self) -> None:
        self._refused: set[str] = set()

    def spoken(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The request in words that this endpoint takes."""
        spoken = {name: value for name, value in request.items() if name not in self._refused}
        if "max_tokens" in self._refused:
            spoken["max_completion_tokens"] = request["max_tokens"]
        return spoken if "strict" in self._refused else _strictly(spoken)

    def learn(self, fault: Fault, sent: Mapping[str, Any]) -> bool:
        """Whether the fault says how to put the request differently."""
        if fault.status not in (400, 422):
            return False
        refused = {name for name in ("temperature", "seed") if name in sent and re.search(rf"\b{name}\b", fault.reply)}
        if "max_tokens" in sent and re.search(r"(unsupported|not supported).*\bmax_completion_tokens\b", fault.reply):
            refused.add("max_tokens")
        if _is_strict(sent) and re.search(r"\bstrict\b|\binvalid schema\b", fault.reply):
            refused.add("strict")
        if news := refused - self._refused:
            _log.warning("The endpoint does not take %s; it is asked without.", " and ".join(sorted(news)))
            self._refused |= news
        return bool(refused)


@dataclass(frozen=True, slots=True)
class Route:
    """How a model is reached and asked.

    Attributes:
        name: the model's name, as sent.
        endpoint: where requests go.
        place: the endpoint in the words of a message.
        mode: how the schema reaches the model.
        attempts: how often a question is asked until the answer fits.
        timeout_s: longest wait for one request, in seconds.
        dialect: what the endpoint has refused to be told.
        stand_ins: other models that have answered in its place.
    """

    name: str
    endpoint: Endpoint
    place: str
    mode: Mode
    attempts: int
    timeout_s: float
    dialect: Dialect = field(default_factory=Dialect)
    stand_ins: set[str] = field(default_factory=set)

    def context(self, address: Address) -> Context:
        """What messages about a fault of a request to this address need to know."""
        return Context(self.place, self.mode, self.timeout_s, address.api_key)


class Exchange(Generic[DraftT]):
    """One question on its way.

    Args:
        route: how the model is reached.
        clients: gives the client that sends the requests.
        question: what to ask.
        meter: where every request is counted.
        deadline: when to begin no further try, on the clock of :func:`time.monotonic`.
    """

    def __init__(
        self, route: Route, clients: Clients, question: Question[DraftT], meter: Meter, *, deadline: float
    ) -> None:
        self._route = route
        self._clients = clients
        self._question = question
        self._meter = meter
        self._deadline = deadline
        self._visit = route.endpoint.visit()
        self._calls = Calls(question.task)
        self._answers = 0
        self._unproved = 0  # those of them that are counted, and not known to fit

    async def run(self) -> DraftT:
        """The draft.

        Raises:
            ProviderError: the endpoint failed, after the retries that make sense.
            ModelError: no valid answer, after the attempts allowed.
            BudgetExceeded: the meter's token budget is used up.
        """
        create: Any = instructor.patch(create=self._send, mode=_MODES[self._route.mode])
        try:
            answer: Answer[DraftT] = await create(
                response_model=answer_shape(self._question.draft),
                max_retries=self._route.attempts - 1,
                model=self._route.name,
                messages=[dict(message) for message in self._question.messages],
                max_tokens=self._question.max_tokens,
                temperature=self._question.temperature,
                seed=self._question.seed,
            )
            self._unproved = 0
        except InstructorRetryException as error:
            # "from None": the chain would carry the request, and with it the key, into a printed traceback.
            raise self._error(error) from None
        finally:
            self._count_misfits()
        return answer.draft

    def _count_misfits(self) -> None:
        if self._unproved:
            self._meter.add(Usage(failed=self._unproved))
            self._unproved = 0

    def _error(self, error: InstructorRetryException) -> BaseException:
        cause = error.__cause__ or error
        if isinstance(cause, ValueError):  # what does not parse, or has no answer in the place where it should be
            why = "; ".join(str(cause).splitlines())
            return InvalidAnswer(
                f"No answer to {self._question.task!r} fitted its schema in {error.n_attempts} attempts: {why}.",
                hint="Use a stronger model, or another mode (SUMMARIZER_MODE).",
            )
        return cause  # an error of this package, or a mistake in it, which must not be hidden

    async def _send(self, **request: Any) -> Any:
        """What instructor calls for every attempt."""
        try:
            completion = await with_retries(lambda: self._request(request), deadline=self._deadline)
        except Fault as fault:
            raise await self._report(fault) from None
        choice = completion.choices[0]
        task = self._question.task
        if choice.finish_reason == "length":
            raise TruncatedAnswer(
                f"The answer to {task!r} was cut at {self._question.max_tokens} tokens.",
                hint="Give shorter documents, or use a model that writes less.",
            )
        if choice.message.refusal or choice.finish_reason == "content_filter":
            context = self._route.context(await self._visit.address())
            said = context.scrub(str(choice.message.refusal or "the provider's content filter cut the answer"))
            raise InvalidAnswer(f"The model refused {task!r}: {said.rstrip('.')}.", hint="Use another model.")
        return completion

    async def _request(self, request: Mapping[str, Any]) -> Any:
        """One try of one attempt; more only where the endpoint wants the same thing put differently."""
        self._meter.check()
        address = await self._visit.address()
        client = await self._clients.client(address)
        context = self._route.context(address)
        if self._question.shared:
            await self._visit.prepare(client, request["messages"][: self._question.shared], self._reader(client))
        while True:
            sent = self._route.dialect.spoken(request)
            # Waiting for a slot and for one's turn is no part of the call.
            async with self._clients.slots:
                await self._clients.rate.turn()
                with self._calls.one(sent, address.base_url, attempt=self._answers + 1) as call:
                    try:
                        return await self._answer(client, sent, context, call)
                    except Fault as fault:
                        call.failed(fault.error, fault.status, fault.wait_s)
                        if not self._route.dialect.learn(fault, sent):
                            raise
                    except BaseException as error:
                        call.failed(error)
                        raise

    async def _answer(self, client: openai.AsyncOpenAI, sent: dict[str, Any], context: Context, call: Call) -> Any:
        """Send a request and wait for its answer; what it used is counted in any case."""
        self._count_misfits()
        began, parks = time.monotonic(), self._clients.parks
        try:
            completion, is_new = await self._clients.send(client, sent, context)
        except BaseException as error:  # a cancelled request was sent as well
            if error.counts if isinstance(error, Fault) else not parks:
                self._meter.add(Usage(calls=1, failed=1, seconds=0.0 if parks else time.monotonic() - began))
            if not isinstance(error, Exception):
                raise
            fault = error if isinstance(error, Fault) else as_fault(error, context)
            if isinstance(fault.error, RateLimited):
                self._clients.slots.slower(began)
            raise fault from None
        self._clients.slots.faster()
        message = _message(completion)
        seconds = 0.0 if parks else time.monotonic() - began
        usage = _usage(completion, message, sent, seconds) if is_new else Usage(cached=1)
        self._meter.add(usage)
        self._answers += 1
        self._unproved = int(is_new)
        if message is None:
            raise _useless(completion, context)
        _hide_key(message, context)
        self._note(completion.model)
        call.answered(completion.choices[0].finish_reason, usage)
        return completion

    def _note(self, named: object) -> None:
        """Tell that another model answers than the one that was asked, as gateways do that have a stand-in."""
        route = self._route
        if route.place == LOCAL_PLACE or not isinstance(named, str) or same_model(route.name, named):
            return
        self._meter.stand_in(named)
        if named not in route.stand_ins:
            route.stand_ins.add(named)
            _log.warning("%s was asked for the model %r, and %r answers.", route.place, route.name, named[:_NAME])

    def _reader(self, client: openai.AsyncOpenAI) -> Read:
        async def read(messages: Messages) -> None:
            sent: Any = {"model": self._route.name, "messages": messages, "max_tokens": 1, "temperature": 0}
            started = time.perf_counter()
            completion = await client.chat.completions.create(**sent)
            self._meter.add(_usage(completion, _message(completion), sent, time.perf_counter() - started))

        return read

    async def _report(self, fault: Fault) -> SummarizerError:
        """The error to raise for a fault; for a model that is not known, with those that are."""
        if not fault.unknown_model:
            return fault.error
        client = await self._clients.client(await self._visit.address())
        try:
            names = model_names(await client.get("/models", cast_to=object, options={"timeout": 10}))
        except Exception:  # noqa: BLE001 - the fault itself matters more than that its hint is short
            return fault.error
        hint = f"Set SUMMARIZER_MODEL to one that it has: {listed(names)}." if names else fault.error.hint
        return RequestRefused(fault.error.message, hint=hint)


def _message(completion: object) -> ChatCompletionMessage | None:
    """The message in a completion. The SDK checks nothing, so it may be anything but a completion."""
    choices = getattr(completion, "choices", None)
    message = getattr(choices[0], "message", None) if isinstance(choices, list) and choices else None
    return message if isinstance(message, ChatCompletionMessage) else None


def _hide_key(message: ChatCompletionMessage, context: Context) -> None:
    """Take the key out of an answer: an endpoint knows it, and a text may have asked for it."""
    message.content = context.without_key(message.content) if message.content else message.content
    message.refusal = context.without_key(message.refusal) if message.refusal else message.refusal
    for call in message.tool_calls or ():
        if call.type == "function":
            call.function.arguments = context.without_key(call.function.arguments)


def _useless(completion: object, context: Context) -> Fault:
    """The fault in an answer with status 200 that holds no message."""
    error = (getattr(completion, "model_extra", None) or {}).get("error")
    if error:  # some gateways report the failure behind them so
        code = error.get("code") if isinstance(error, dict) else None
        status = code if isinstance(code, int) and 400 <= code <= 599 else 400
        return from_status(status, error, context)
    if getattr(completion, "object", None) == "chat.completion":
        words = f"The answer from {context.place} holds no message."
        return Fault(ProviderUnreachable(words, hint=context.hint), transient=True)
    return Fault(
        RequestRefused(
            f"What {context.place} sends is not an answer of the OpenAI chat completions API.", hint=context.hint
        )
    )


def _usage(completion: object, message: ChatCompletionMessage | None, sent: Mapping[str, Any], seconds: float) -> Usage:
    """What one answered request used; estimated where the endpoint does not say, so that a budget holds there too."""
    reported = getattr(completion, "usage", None)
    if reported is None:
        if message is None:  # then nothing was read or written
            return Usage(calls=1, seconds=seconds)
        prompt = sum(rough_tokens(str(each.get("content"))) for each in sent["messages"])
        written = rough_tokens(message.to_json())
        return Usage(calls=1, prompt_tokens=prompt, completion_tokens=written, seconds=seconds)
    details = getattr(reported, "prompt_tokens_details", None)
    return Usage(
        calls=1,
        prompt_tokens=_count(reported, "prompt_tokens"),
        reused_tokens=_count(details, "cached_tokens"),
        completion_tokens=_count(reported, "completion_tokens"),
        seconds=seconds,
    )


def _count(holder: object, name: str) -> int:
    value = getattr(holder, name, None)
    return value if isinstance(value, int) and value > 0 else 0


def _strictly(request: Mapping[str, Any]) -> dict[str, Any]:
    """The request with ``strict`` set beside each schema that allows it. Nothing of the request itself is changed."""
    strict = dict(request)
    answer_format = request.get("response_format", {})
    shape = answer_format.get("json_schema")
    if shape and strict_ready(shape["schema"]):
        strict["response_format"] = {**answer_format, "json_schema": {**shape, "strict": True}}
    if "tools" in request:
        strict["tools"] = [
            {**tool, "function": {**tool["function"], "strict": True}}
            if strict_ready(tool["function"]["parameters"])
            else tool
            for tool in request["tools"]
        ]
    return strict


def _is_strict(request: Mapping[str, Any]) -> bool:
    shapes = [request.get("response_format", {}).get("json_schema"), *(t["function"] for t in request.get("tools", ()))]
    return any(shape and shape.get("strict") for shape in shapes)
