import {cachedEvidence} from "../../loaders/cache.js";
import {emit} from "../../loaders/emit.js";
import {answerQuestions, readQuestions} from "../../loaders/questions.js";

await emit(async () => answerQuestions(await cachedEvidence(), readQuestions()));
