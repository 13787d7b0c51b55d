// What the page says, in both languages.
const texts = {
  ko: {
    tagline: "이 노래, 어느 나라에서 뜰까요?",
    search: "노래 찾기 (예: 한강, 삼바)",
    songs: "예시 노래",
    predict: "예측하기",
    world: "예측된 나라",
    ranking: "가능성이 높은 나라",
    rankingNote: "차트에 오를 확률",
    api: "API",
    request: "요청",
    response: "응답",
    copy: "curl 복사",
    copied: "복사했습니다",
    language: "English",
    languageLabel: "Switch to English",
    dark: "다크 모드",
    light: "라이트 모드",
    best: (country, share) => `${country}에서 가장 사랑받겠어요 (${share})`,
    noAnswer: (reason) => `모델이 아직 응답하지 않습니다. 3초마다 다시 시도합니다. ${reason}`,
    is_explicit: "노골적인 가사",
    duration_ms: "길이",
    danceability: "춤추기 좋은 정도",
    energy: "에너지",
    key: "조성",
    loudness: "음량",
    mode: "장조",
    speechiness: "말의 비중",
    acousticness: "어쿠스틱",
    instrumentalness: "연주곡",
    liveness: "현장감",
    valence: "밝은 분위기",
    tempo: "템포",
  },
  en: {
    tagline: "Where in the world would this song be a hit?",
    search: "Find a song (try river, samba)",
    songs: "Sample songs",
    predict: "Predict",
    world: "Predicted countries",
    ranking: "Most likely countries",
    rankingNote: "probability of entering the charts",
    api: "API",
    request: "Request",
    response: "Response",
    copy: "Copy as curl",
    copied: "Copied",
    language: "한국어",
    languageLabel: "한국어로 보기",
    dark: "Dark mode",
    light: "Light mode",
    best: (country, share) => `${country} would love it most (${share})`,
    noAnswer: (reason) => `The model does not answer yet. Trying again every 3 seconds. ${reason}`,
    is_explicit: "Explicit lyrics",
    duration_ms: "Length",
    danceability: "Danceability",
    energy: "Energy",
    key: "Key",
    loudness: "Loudness",
    mode: "Major key",
    speechiness: "Spoken words",
    acousticness: "Acoustic",
    instrumentalness: "Instrumental",
    liveness: "Live feeling",
    valence: "Cheerfulness",
    tempo: "Tempo",
  },
};

const browserLanguage = navigator.language.startsWith("ko") ? "ko" : "en";
let language = localStorage.getItem("jukebox.language") ?? browserLanguage;

export const currentLanguage = () => language;

export const text = (key) => texts[language][key];

export function switchLanguage() {
  language = language === "ko" ? "en" : "ko";
  localStorage.setItem("jukebox.language", language);
}

/** Fills in every element that names its text. */
export function translatePage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = text(element.dataset.placeholder);
    element.setAttribute("aria-label", text(element.dataset.placeholder));
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label));
  }
}
