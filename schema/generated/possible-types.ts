/** The types of each interface and union, as Apollo Client takes them. */
export const possibleTypes: Record<string, string[]> = {
  "BookmarkMeta": [
    "GithubMeta",
    "OtherMeta"
  ],
  "Content": [
    "ContentHtml",
    "ContentList",
    "OtherContent"
  ],
  "Node": [
    "Bookmark",
    "BookmarkTag",
    "Comic",
    "ComicImage",
    "ComicSubscription",
    "ComicsUser",
    "Folder",
    "LarderUser",
    "LibraryModule",
    "LifeLoggerUser",
    "LittlebitsUser",
    "LittlelogsUser",
    "Log",
    "LogTag",
    "Product",
    "ProductVariant",
    "Project",
    "Release"
  ],
  "SearchResult": [
    "Bookmark",
    "Comic",
    "ComicImage",
    "LogTag",
    "Project"
  ],
  "TimelineItem": [
    "Bookmark",
    "Event",
    "Log",
    "Release"
  ],
  "User": [
    "ComicsUser",
    "LarderUser",
    "LifeLoggerUser",
    "LittlebitsUser",
    "LittlelogsUser"
  ]
};
