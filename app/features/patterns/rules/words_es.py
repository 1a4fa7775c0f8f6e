"""Spanish words of flags. The same rules and variants as in English."""

_QUIET = "Esto no muestra por qué. Si estaba previsto, dilo y no volverá a aparecer."
_TALK = "Un farmacéutico o un profesional de la salud puede verlo contigo."
_USUAL_AGAIN = "Tus días registrados vuelven a estar cerca de lo habitual durante una semana."
_DAYS = "Se va a los tres días, o cuando la apartes."
_BREATHING = (
    "Si cuesta despertar a la persona o respira despacio: llama ya al número de emergencias y usa naloxona si la hay. "
    "Por favor, no dejes un medicamento recetado por esta nota."
)

FLAGS: dict[tuple[str, str], tuple[str, str, str]] = {
    ("dose_up", ""): (
        "Más cada vez que lo habitual",
        f"Registraste más cada vez que en tus semanas anteriores. {_QUIET} {_TALK}",
        _USUAL_AGAIN,
    ),
    ("frequency_up", ""): (
        "Más a menudo que lo habitual",
        f"Registraste usos más a menudo que en tus semanas anteriores. {_QUIET} {_TALK}",
        _USUAL_AGAIN,
    ),
    ("gap_short", ""): (
        "Menos tiempo entre usos",
        f"Hay menos horas entre los usos que registras que en tus semanas anteriores. {_QUIET} {_TALK}",
        _USUAL_AGAIN,
    ),
    ("night_use", ""): (
        "Los usos de noche son nuevos",
        (
            "Registraste usos entre medianoche y las cinco en {nights} de {logged_days} días registrados; antes era "
            "raro. "
            f"{_QUIET}"
        ),
        "Tus noches registradas vuelven a estar cerca de lo habitual durante una semana.",
    ),
    ("craving_up", ""): (
        "Ganas por encima de lo habitual",
        (
            "Las ganas que registras son más fuertes que en tus semanas anteriores. Esto no muestra por qué. "
            "Lo que ayudó antes puede ayudar ahora."
        ),
        _USUAL_AGAIN,
    ),
    ("craving_spike", ""): (
        "Días difíciles seguidos",
        "Tus últimos días registrados fueron más difíciles que casi todos los anteriores. Es mucho. ¿Qué ayudó antes?",
        "Tus días registrados vuelven a estar cerca de lo habitual durante una semana.",
    ),
    ("high_craving_run", ""): (
        "Ganas fuertes varios días seguidos",
        "Registraste ganas fuertes {days} días seguidos. No tienes que pasar a solas por las próximas.",
        "Ha pasado una semana desde las últimas.",
    ),
    ("anxiety_up", ""): (
        "Ansiedad por encima de lo habitual",
        (
            "Tus registros de ansiedad son más altos que en tus semanas anteriores. Esto no muestra por qué. "
            "Hablar con alguien puede ayudar, y un profesional de la salud también."
        ),
        _USUAL_AGAIN,
    ),
    ("insomnia_run", ""): (
        "Noches difíciles",
        (
            "{rough} de tus últimos {reports} registros tuvieron una mala noche. Si sigue así, un profesional de la "
            "salud "
            "puede verlo contigo."
        ),
        "Tus noches registradas vuelven a estar cerca de lo habitual durante una semana.",
    ),
    ("gi_persist", ""): (
        "Malestar de estómago que sigue",
        (
            "{rough} de tus últimos {reports} registros tuvieron malestar de estómago moderado o fuerte. "
            "Un farmacéutico o un profesional de la salud puede verlo contigo."
        ),
        "Tus registros vuelven a estar cerca de lo habitual durante una semana.",
    ),
    ("dose_link", ""): (
        "Dos cosas que fueron juntas",
        "En los días con más registrado, anotaste más a menudo un síntoma. Esto no puede mostrar qué causa qué.",
        "Los días siguientes ya no lo muestran.",
    ),
    ("withdrawal", ""): (
        "Días más duros usando menos",
        (
            "Registraste menos que antes y tu cuerpo parece notarlo. Ir más despacio y pedir ayuda médica están bien. "
            "Un profesional de la salud puede hacerlo más llevadero."
        ),
        "Tus registros vuelven a estar cerca de lo habitual durante una semana.",
    ),
    ("quiet_after_high", ""): (
        "Ha habido silencio",
        "Qué bien verte. Los días de antes fueron difíciles. No hace falta completar lo que no escribiste.",
        "Vuelves a escribir algo.",
    ),
    ("mixing", ""): (
        "Registrados con poca diferencia",
        (
            "Registraste esto con poca diferencia de tiempo. Juntos pueden frenar la respiración. Si puedes, avisa a "
            f"alguien y quédate cerca. {_BREATHING}"
        ),
        _DAYS,
    ),
    ("mixing", "prescribed"): (
        "Dos medicamentos que juntos frenan la respiración",
        (
            "Registraste estos medicamentos recetados con poca diferencia. Juntos pueden frenar la respiración; "
            "quien los "
            f"recetó quizá lo tuvo en cuenta, y un farmacéutico puede decírtelo. {_BREATHING}"
        ),
        _DAYS,
    ),
    ("mixing", "prescribed_again"): (
        "Registrados con poca diferencia, como antes",
        (
            "Estos medicamentos recetados volvieron a registrarse con poca diferencia. Mucho sueño o respiración "
            "lenta: "
            "pide ayuda."
        ),
        _DAYS,
    ),
    ("two_opioids", ""): (
        "Dos que actúan igual en un día",
        (
            "Registraste en un día dos sustancias que actúan de forma parecida. Sus efectos pueden sumarse. "
            "Un farmacéutico puede verlo contigo."
        ),
        _DAYS,
    ),
    ("plan_exceeded", "amount"): (
        "Por encima del plan que pusiste",
        "Lo que registraste está por encima del plan que pusiste. Mantenlo, cámbialo o déjalo, o háblalo con alguien.",
        _DAYS,
    ),
    ("plan_exceeded", "early"): (
        "Antes de lo que dice tu plan",
        "Registraste un uso más temprano de lo que dice tu plan. Mantenlo, cámbialo o déjalo.",
        _DAYS,
    ),
    ("lapse", ""): (
        "Gracias por escribirlo",
        (
            "Registraste un uso después de la fecha que pusiste. Aquí no se borra nada, y no se envió nada por "
            "escribirlo. "
            "¿Qué ayudaría en la próxima hora?"
        ),
        _DAYS,
    ),
    ("use_after_gap", ""): (
        "Si ha pasado un tiempo",
        (
            "Todo lo que registraste sigue aquí. Si ha pasado un tiempo, tu cuerpo puede aguantar menos que antes. "
            "Estar "
            "con alguien y tener naloxona cerca puede salvar una vida."
        ),
        _DAYS,
    ),
    ("use_after_gap", "long"): (
        "Si ha pasado un tiempo: lee esto, por favor",
        (
            "Si ha pasado un tiempo, tu cuerpo aguanta menos que antes, también lo que entonces era lo habitual. "
            "Estar con "
            "alguien y tener naloxona cerca puede salvar una vida. Si cuesta despertar a la persona o respira "
            "despacio: "
            "llama ya al número de emergencias."
        ),
        _DAYS,
    ),
    ("use_after_gap", "leaf"): (
        "Si ha pasado un tiempo",
        (
            "Todo lo que registraste sigue aquí. Si ha pasado un tiempo, tu cuerpo puede aguantar menos que antes. "
            "Es bueno tener a alguien cerca."
        ),
        _DAYS,
    ),
    ("abrupt_stop", "stopped"): (
        "Dejarlo de golpe puede ser peligroso",
        (
            "Lo habías registrado casi todos los días, y ahora nada. Dejarlo de golpe puede ser peligroso. Habla "
            "hoy con "
            "un profesional de la salud, por favor. Temblores, sudor con confusión, ver cosas o una convulsión: "
            "llama ya "
            "al número de emergencias."
        ),
        "Pasa una semana, o vuelves a registrarlo.",
    ),
    ("abrupt_stop", "planned"): (
        "Antes de dejarlo: habla con un profesional de la salud",
        (
            "Lo registraste casi todos los días y tu plan es dejarlo. Dejarlo de golpe puede ser peligroso. "
            "Un profesional de la salud puede hacerlo seguro."
        ),
        "Los días anteriores ya no son casi todos.",
    ),
    ("abrupt_stop", "unlogged"): (
        "Si lo has dejado",
        (
            "Lo habías registrado casi todos los días, y últimamente no. Si lo has dejado, habla con un profesional "
            "de la "
            "salud, por favor: dejarlo de golpe puede ser peligroso."
        ),
        "Pasa una semana, o vuelves a registrarlo.",
    ),
    ("red_flag", "urgent"): (
        "Esto necesita ayuda ya",
        "Llama al número de emergencias. Di qué tomaste y cuándo, si puedes.",
        _DAYS,
    ),
    ("red_flag", "same_day"): (
        "Contacta hoy con un médico, por favor",
        "Lo que anotaste debería verse hoy. Puedes mostrarles esto. Di qué tomaste y cuándo, si puedes.",
        _DAYS,
    ),
    ("prescribed_missed", ""): (
        "Faltó un medicamento recetado",
        "Anotaste uno como no tomado. Quien lo recetó, o un farmacéutico, puede decirte qué hacer.",
        _DAYS,
    ),
    ("check_amount", ""): (
        "Revisa este registro, por favor",
        "Una cantidad está lejos de todas las demás. Queda fuera de toda comparación hasta que la mires.",
        "La cambias, o pasan tres días.",
    ),
}

RULES: dict[str, tuple[str, str]] = {
    "red_flag": ("Señales que necesitan un médico", "Una señal de la lista de las que piden ayuda ya o el mismo día."),
    "mixing": (
        "Registrados con poca diferencia",
        "Algo parecido a un opioide y alcohol o un sedante en seis horas; metadona, en un día.",
    ),
    "use_after_gap": ("Un uso después de un tiempo", "Algo parecido a un opioide tras días sin registrarlo."),
    "abrupt_stop": (
        "Dejarlo de golpe",
        "Alcohol o un sedante en 14 de 21 días, y después nada, o un plan de dejarlo.",
    ),
    "two_opioids": ("Dos que actúan igual", "Dos sustancias parecidas a un opioide en un día, ninguna recetada."),
    "lapse": ("Un uso después de tu fecha", "Un uso tras la fecha que pusiste, al menos una semana después de otro."),
    "plan_exceeded": ("Tu propio plan", "Más, o antes, que los números que escribiste en tu plan."),
    "withdrawal": (
        "Días más duros usando menos",
        "Una semana con menos que antes, y dos de estómago, sueño, ansiedad y ganas claramente más altos.",
    ),
    "dose_up": (
        "Más cada vez",
        "Entre la última y las cuatro últimas semanas frente a hasta nueve semanas anteriores.",
    ),
    "frequency_up": ("Más a menudo", "Usos al día en una o dos semanas frente a hasta nueve semanas anteriores."),
    "gap_short": ("Menos tiempo entre usos", "Horas entre usos de un día en dos semanas frente a las anteriores."),
    "night_use": ("Usos de noche", "Usos entre medianoche y las cinco en dos semanas frente a tus noches de antes."),
    "craving_up": ("Ganas por encima de lo habitual", "Días registrados de dos o tres semanas frente a los de antes."),
    "craving_spike": (
        "Días difíciles seguidos",
        "Dos o tres días más allá de casi todos los que registraste. Se dice en una línea discreta.",
    ),
    "high_craving_run": ("Ganas fuertes", "Ganas de 7 o más tres días seguidos, cuando eso no es lo habitual."),
    "anxiety_up": ("Ansiedad por encima de lo habitual", "Registros de dos a cuatro semanas frente a los de antes."),
    "insomnia_run": ("Noches difíciles", "Cuatro de tus últimos seis registros con insomnio moderado o fuerte."),
    "gi_persist": ("Malestar de estómago que sigue", "Cuatro de tus últimos seis registros, moderado o fuerte."),
    "dose_link": (
        "Dos cosas que fueron juntas",
        "Cantidades y síntomas en al menos 20 pares de días. Se dice en una línea discreta.",
    ),
    "quiet_after_high": ("Silencio tras días difíciles", "Más tiempo sin escribir que tu costumbre, tras ganas altas."),
    "prescribed_missed": ("Un medicamento que faltó", "Un medicamento recetado que marcaste como no tomado."),
    "check_amount": ("Una cantidad que revisar", "Una cantidad ocho veces la habitual o más: a menudo un desliz."),
}
